import { expect, test } from 'vitest'
import { describeBrowser } from '#app/accounts/own-account/describe-browser.ts'

const chrome = (system: string, more = '') =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36${more}`

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox en Windows'],
  [chrome('Windows NT 10.0; Win64; x64'), 'Chrome en Windows'],
  [chrome('Windows NT 10.0; Win64; x64', ' Edg/140.0.0.0'), 'Edge en Windows'],
  [chrome('Linux; Android 14; Pixel 8', ' OPR/90').replace('Safari', 'Mobile Safari'), 'Opera en un teléfono Android'],
  [chrome('X11; Linux x86_64'), 'Chrome en Linux'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
    'Safari en una Mac',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari en un iPhone',
  ],
  ['curl/8.0', null],
  ['', null],
  [null, null],
  ['<script>alert(1)</script> Firefox/1', 'Firefox'],
  [`${'('.repeat(100_000)}Firefox/1`, null],
])('%s', (header, words) => {
  expect(describeBrowser(header)).toBe(words)
})
