/** An amount of money: `75438.5`, `$1,222,717.50`, `90664 MXN`. Null when the cell holds none, or more than one. */
export function readAmount(cell: string): number | null {
  const text = cell.replace(/\$|MXN|M\.N\.?|MN|PESOS|\s/gi, '')
  if (!/^(?:\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,6})?$/.test(text)) return null
  return Number(Number(text.replaceAll(',', '')).toFixed(2))
}
