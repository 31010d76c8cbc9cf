import type { Page } from '@playwright/test'

/** What on the page is too small: text for eyes (under 14 px), targets for fingers (under 24 px). Each told with its place. */
export interface TooSmall {
  texts: string[]
  targets: string[]
}

/** Measures the page as it stands. A link inside a sentence is as high as its line may be; a field counts with its label. */
export const measureLook = (page: Page): Promise<TooSmall> => page.evaluate(measure)

function measure(): TooSmall {
  const told = (element: Element, what: string) =>
    `${what} ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} "${(element.textContent ?? '').trim().slice(0, 40)}"`
  const shown = (element: Element) => {
    const { width, height } = element.getBoundingClientRect()
    return element.checkVisibility() && width > 1 && height > 1
  }
  const texts = new Set<string>()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!node.textContent?.trim() || !element || !shown(element) || element.closest('script, style, noscript')) continue
    const size = Number.parseFloat(getComputedStyle(element).fontSize)
    if (size < 14) texts.add(told(element, `${size} px`))
  }
  const targets = new Set<string>()
  for (const element of document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [role="button"]',
  )) {
    if (!shown(element)) continue
    const own = element.getBoundingClientRect()
    const boxes = [
      own,
      ...Array.from((element as HTMLInputElement).labels ?? [], (label) => label.getBoundingClientRect()),
    ]
    const height = Math.max(...boxes.map((box) => box.height))
    const width = Math.max(...boxes.map((box) => box.width))
    const sentence = element.parentElement?.textContent?.trim() !== element.textContent?.trim()
    const inSentence = element.tagName === 'A' && getComputedStyle(element).display === 'inline' && sentence
    if ((height < 24 || width < 24) && !inSentence) targets.add(told(element, `${width}×${height}`))
  }
  return { texts: [...texts], targets: [...targets] }
}
