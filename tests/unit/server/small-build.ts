import type { ServerBuild } from '@remix-run/node'

type Module = ServerBuild['routes'][string]['module']

const route = (path: string, module: Partial<Module>) => ({
  [path]: { id: path, parentId: 'root', path, module: { default: undefined, ...module } as Module },
})

const json = (value: unknown) => Response.json(value)

/** A Remix bundle of a handful of routes, enough to see what the host does around any bundle. */
export const smallBuild: ServerBuild = {
  mode: 'production',
  publicPath: '/',
  assetsBuildDirectory: '',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
    unstable_optimizeDeps: false,
  } as ServerBuild['future'],
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  entry: {
    module: {
      default: (_request, status, headers, _context, load) => {
        headers.set('Content-Type', 'text/html; charset=utf-8')
        return new Response(`<p data-nonce="${String(load.nonce)}">página</p>`, { status, headers })
      },
      handleError: () => undefined,
    },
  },
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } as Module },
    ...route('pagina', {
      default: () => null,
      action: async ({ request }) => json({ got: (await request.text()).length }),
    }),
    ...route('eco', { action: async ({ request }) => json({ got: (await request.text()).length }) }),
    ...route('espacio/:slug/importar', {
      action: async ({ request }) => json({ got: (await request.arrayBuffer()).byteLength }),
    }),
    ...route('api/v1/releases', { loader: () => json({ releases: [] }) }),
    ...route('data.json', { loader: () => json({ dataset: [] }) }),
    ...route('datos/descargas/todo.jsonl', { loader: () => new Response('{}\n') }),
    ...route('contexto', {
      loader: ({ context }) =>
        json({
          requestId: context.requestId,
          clientAddress: context.clientAddress,
          hasNonce: typeof context.nonce === 'string',
        }),
    }),
    ...route('listo', {
      loader: async ({ context }) => new Response(null, { status: (await context.isReady()) ? 200 : 503 }),
    }),
    ...route('cae', {
      loader: () => {
        throw new Error('relation "users" does not exist')
      },
    }),
  },
}
