/** How far an element has come, as the applicant sees itself and as the reviewer judges it. */
export const LEVELS = [
  { level: 0, word: 'No hay', meaning: 'No existe, o lo que se presentó no lo muestra.' },
  {
    level: 1,
    word: 'Está escrito',
    meaning: 'Hay un documento vigente, aprobado por quien dirige, pero no consta que se use.',
  },
  {
    level: 2,
    word: 'Se aplica',
    meaning: 'Además, hay constancia de que se usa: acuses, registros, informes, resultados.',
  },
  { level: 3, word: 'Se aplica y se revisa', meaning: 'Además, alguien lo evalúa cada año y corrige lo que falla.' },
] as const
export type Level = (typeof LEVELS)[number]['level']

/** Each element must reach this level for a badge to be granted. */
export const LEVEL_NEEDED: Level = 2

/** A level read from a form; null when it is none. */
export function readLevel(typed: unknown): Level | null {
  return LEVELS.find(({ level }) => String(level) === typed)?.level ?? null
}

export const levelWord = (level: Level): string => LEVELS[level].word

/** Elements that do not reach what a badge needs, of marks by element. */
export const shortOf = <Code extends string>(marks: readonly { element: Code; level: Level }[]): Code[] =>
  marks.filter(({ level }) => level < LEVEL_NEEDED).map(({ element }) => element)
