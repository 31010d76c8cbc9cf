import express, { type Express } from 'express'

const YEAR_MS = 365 * 24 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000

/**
 * Serves the client build. Names under /assets carry a digest of their content, so they never change;
 * the few other files (favicon, robots.txt) may be kept for an hour. A missing asset is a plain 404.
 */
export function serveFiles(app: Express, folder: string): void {
  const options = { index: false, redirect: false, dotfiles: 'ignore' } as const
  app.use('/assets', express.static(`${folder}/assets`, { ...options, immutable: true, maxAge: YEAR_MS }))
  app.use('/assets', (_req, res) => {
    res.status(404).type('text').send('No encontrado')
  })
  app.use(express.static(folder, { ...options, maxAge: HOUR_MS }))
}
