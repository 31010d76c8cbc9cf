import { type ErrorText, errorText } from '#app/texts/errors.ts'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A refusal as a page that needs neither scripts nor the frame of the portal: for what has no page of its own. */
export function plainErrorPage(status: number, own?: string): string {
  const { title, sentence }: ErrorText = errorText(status)
  return `<!doctype html>
<html lang="es-MX">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/error.css">
</head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(own ?? sentence)}</p><p><a href="/">Ir al inicio</a></p></main></body>
</html>
`
}
