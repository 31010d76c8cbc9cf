import type { NextFunction, Request, Response } from 'express'
import { answerError } from '../answer-error.ts'
import { isUploadPath } from '../limit-requests.ts'

/** Longest that the body of a form may take, in milliseconds. */
const FORM_MS = 120_000
/** Files may take as long as they come at this rate, in bytes a second: 100 MB then takes at most 27 minutes, a 0.5 Mbit/s line. */
const UPLOAD_RATE = 62_500
/** Time given before the rate is asked for, and longest silence, in milliseconds. */
const GRACE_MS = 30_000

export interface BodyTimes {
  formMs: number
  uploadRate: number
  graceMs: number
}

/**
 * Cuts a sender that is slower than any line, with 408: a form of two minutes, an upload below the rate, or one that falls silent. Node's own
 * limit is one for all requests and would cut honest uploads.
 */
export function limitBodyTime(times: BodyTimes = { formMs: FORM_MS, uploadRate: UPLOAD_RATE, graceMs: GRACE_MS }) {
  return (req: Request, res: Response, next: NextFunction) => {
    if (req.method === 'GET' || req.method === 'HEAD' || req.complete) return next()
    const isUpload = isUploadPath(req.path)
    const began = Date.now()
    const before = req.socket.bytesRead
    let [last, lastAt] = [before, began]
    const timer = setInterval(
      () => {
        const now = Date.now()
        const { bytesRead } = req.socket
        if (bytesRead > last) [last, lastAt] = [bytesRead, now]
        const slow = isUpload
          ? now - lastAt > times.graceMs ||
            (now - began > times.graceMs && (bytesRead - before) / ((now - began) / 1000) < times.uploadRate)
          : now - began > times.formMs
        if (req.complete || res.writableEnded) clearInterval(timer)
        else if (slow) {
          clearInterval(timer)
          res.setHeader('Connection', 'close')
          res.once('finish', () => req.destroy())
          answerError(req, res, 408)
        }
      },
      Math.min(1_000, times.graceMs / 4),
    )
    timer.unref()
    res.on('close', () => clearInterval(timer))
    next()
  }
}
