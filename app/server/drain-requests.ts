import type { NextFunction, Request, Response } from 'express'

/**
 * Reads to its end what an answer left unread of a request (a form sent after the session ended, or to no page of ours): otherwise
 * the next request on the same connection waits behind it until the connection times out. How much that is, limitRequests has said.
 */
export function drainRequests(req: Request, res: Response, next: NextFunction): void {
  res.on('finish', () => {
    if (req.complete) return
    req.removeAllListeners('data')
    req.resume()
  })
  next()
}
