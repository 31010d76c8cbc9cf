import { DatabaseBusy, DatabaseLost } from '../lost-connection.server.ts'
import { serverAnswers } from './server-answers.server.ts'

/** How long a transaction waits for a connection to come free and begin, in milliseconds: then a clear refusal is better. */
const BEGIN_MS = 3_000
/** A statement out this long makes us ask whether the server still lives, in milliseconds. */
const SILENT_MS = 4_000
const LOOK_MS = 250

/**
 * Watches one transaction: how long it waits to begin, and how long the server has been silent. The server's own statement timeout
 * ends what is slow; only a server that is paused or cut off never answers, and then nobody else would end the wait.
 */
export class Patience {
  /** Rejects with DatabaseBusy or DatabaseLost when patience is over; never resolves. */
  readonly over: Promise<never>
  private since = Date.now()
  private hasBegun = false
  private out = 0
  private readonly look: NodeJS.Timeout

  constructor(url: string) {
    let giveUp: (error: Error) => void = () => undefined
    this.over = new Promise<never>((_, reject) => {
      giveUp = reject
    })
    this.over.catch(() => undefined)
    let asking = false
    this.look = setInterval(() => {
      const silent = Date.now() - this.since
      if (asking || silent < (this.hasBegun ? SILENT_MS : BEGIN_MS) || (this.hasBegun && this.out === 0)) return
      asking = true
      void serverAnswers(url).then((answers) => {
        asking = false
        if (!answers) giveUp(new DatabaseLost('the database does not answer'))
        else if (!this.hasBegun) giveUp(new DatabaseBusy('no connection came free'))
      })
    }, LOOK_MS)
  }

  /** The transaction has its connection. */
  began(): void {
    this.hasBegun = true
    this.since = Date.now()
  }

  /** Something was sent; its answer ends the wait for it. Without one (the commit), the wait ends with the transaction. */
  sent(answer?: PromiseLike<unknown>): void {
    this.out += 1
    this.since = Date.now()
    const came = () => {
      this.out -= 1
      this.since = Date.now()
    }
    answer?.then(came, came)
  }

  end(): void {
    clearInterval(this.look)
  }
}
