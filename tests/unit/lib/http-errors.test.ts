import { describe, expect, it } from 'vitest'
import { asMachineAnswer, asPage, machineError, notFound } from '#app/lib/http-errors.server.ts'
import { Refusal } from '#app/lib/refusal.ts'

const stale = new Refusal('stale-revision', 409, 'Rosa Márquez guardó antes que usted.')

async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('for people', () => {
  it('a refusal becomes a page with its status and sentence', async () => {
    expect(await thrownBy(() => asPage(() => Promise.reject(stale)))).toMatchObject({
      data: { code: 'stale-revision', sentence: 'Rosa Márquez guardó antes que usted.' },
      init: { status: 409 },
    })
  })

  it('redirects and surprises pass untouched, and so do values', async () => {
    const redirect = new Response(null, { status: 302 })
    const surprise = new Error('boom')
    expect(await thrownBy(() => asPage(() => Promise.reject(redirect)))).toBe(redirect)
    expect(await thrownBy(() => asPage(() => Promise.reject(surprise)))).toBe(surprise)
    expect(await asPage(() => 7)).toBe(7)
  })

  it('a page that is not there is a 404 with a sentence', async () => {
    expect(await thrownBy(() => notFound('No hay tal ente.'))).toMatchObject({
      data: { code: 'not-found', sentence: 'No hay tal ente.' },
      init: { status: 404 },
    })
  })
})

describe('for machines', () => {
  it('a refusal keeps its status, code and sentence', async () => {
    const answer = await asMachineAnswer(() => Promise.reject(stale))
    expect(answer.status).toBe(409)
    expect(await answer.json()).toEqual({
      error: { code: 'stale-revision', message: 'Rosa Márquez guardó antes que usted.' },
    })
  })

  it('a surprise says nothing of its cause', async () => {
    const answer = await asMachineAnswer(() => Promise.reject(new Error('relation "users" does not exist')))
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('users')
  })

  it('a thrown response becomes the same shape, and a redirect stays one', async () => {
    const redirect = new Response(null, { status: 302 })
    expect(await asMachineAnswer(() => Promise.reject(redirect))).toBe(redirect)
    const answer = await asMachineAnswer(() => Promise.reject(new Response('secret', { status: 404 })))
    expect(await answer.json()).toMatchObject({ error: { code: 'not-found' } })
  })

  it('an error is never kept by a cache', () => {
    expect(machineError(429).headers.get('cache-control')).toBe('no-store')
  })
})
