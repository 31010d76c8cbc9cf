import type { ErrorObject } from 'ajv'
import { labelOf } from '../fields.ts'

const TYPES: Record<string, string> = {
  string: 'un texto',
  number: 'un número, sin comillas ni separadores de miles',
  integer: 'un número entero, sin comillas',
  boolean: 'verdadero o falso',
  object: 'un grupo de datos',
  array: 'una lista',
  null: 'vacío',
}

const FORMATS: Record<string, string> = {
  'date-time': 'debe ser una fecha con hora y zona horaria, como 2026-01-15T09:00:00-05:00',
  date: 'debe ser una fecha, como 2026-01-15',
  uri: 'debe ser una dirección completa, como https://ejemplo.gob.mx/documento.pdf',
  email: 'debe ser un correo electrónico, como nombre@ejemplo.gob.mx',
}

/** One Spanish sentence for an error of the schema: which datum, what is wrong, what to do. */
export function messageOf(error: ErrorObject): string {
  const label = labelOf(error.instancePath)
  const { keyword, params } = error
  if (keyword === 'required') {
    const missing = labelOf(`${error.instancePath}/${String(params.missingProperty)}`)
    return `Falta el dato «${missing}». Escríbalo.`
  }
  return `«${label}» ${complaint(keyword, params)}.`
}

function complaint(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'type':
      return `debe ser ${typeNames(params.type)}; corríjalo`
    case 'enum':
      return `tiene un valor que no está en la lista; elija ${choices(params.allowedValues)}`
    case 'format':
      return FORMATS[String(params.format)] ?? 'no tiene la forma esperada; corríjalo'
    case 'pattern':
      return 'no tiene la forma esperada; corríjalo'
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return 'está vacío; escriba un valor o quite el campo'
    case 'uniqueItems':
      return 'tiene elementos repetidos; deje uno solo de cada uno'
    case 'minimum':
      return `debe ser ${String(params.limit)} o más; corríjalo`
    case 'maximum':
      return `debe ser ${String(params.limit)} o menos; corríjalo`
    case 'additionalProperties':
      return 'tiene un campo que el estándar no conoce; quítelo'
    default:
      return 'no cumple el estándar OCDS; corríjalo'
  }
}

function typeNames(type: unknown): string {
  const names = (Array.isArray(type) ? type : [type]).map(String).filter((name) => name !== 'null')
  return names.map((name) => TYPES[name] ?? name).join(' o ')
}

function choices(allowed: unknown): string {
  const values = Array.isArray(allowed) ? allowed.filter((value) => value !== null).map(String) : []
  if (values.length === 1) return `«${values[0]}»`
  if (values.length > 16) return 'un código de la lista'
  return `uno de estos: ${values.join(', ')}`
}
