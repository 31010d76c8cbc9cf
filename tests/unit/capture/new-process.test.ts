import { expect, test } from 'vitest'
import { newProcess } from '#app/capture/create-process.server.ts'
import { rfcCheckDigit } from '#app/lib/rfc.ts'

const read = (expediente: string) =>
  newProcess.safeParse({ procedimiento: 'direct', anio: '2026', expediente, titulo: 'Papel para impresión' })

test('a file number is public: the RFC or CURP of a person is none', () => {
  const rfc = `PEPJ800101AB${rfcCheckDigit('PEPJ800101AB')}`
  for (const text of [rfc, rfc.toLowerCase(), 'XEXX010101HNEXXXA4']) {
    expect(read(text).error?.issues[0]?.message).toMatch(/RFC o la CURP/)
  }
  // Shaped like one, with another check digit: a file number.
  const folio = `ADJD26031000${rfcCheckDigit('ADJD26031000') === '1' ? '2' : '1'}`
  for (const text of ['EXP-001', 'LPN-51-2026', folio]) expect(read(text).success, text).toBe(true)
})
