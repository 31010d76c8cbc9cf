import { formatNumber } from '#app/lib/amounts.ts'
import { paths, platformPaths } from '#app/lib/paths.ts'
import { Badge } from '#app/ui/badges/badge.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ButtonRow, LinkButton } from '#app/ui/form/button.tsx'
import { TextLink } from '#app/ui/layout/text-link.tsx'
import { KeyFigures } from '#app/ui/search/key-figures.tsx'
import { DescriptionList } from '#app/ui/table/description-list.tsx'
import { ActList, type ShownAct } from './act-list.tsx'

type Linked = { slug: string; name: string }

export type EntitySheetProps = {
  slug: string
  name: string
  status: string
  statusWord: string
  since: string | null
  reason: string | null
  facts: readonly { term: string; value: string | null }[]
  parent: Linked | null
  successor: Linked | null
  predecessors: readonly Linked[]
  dependants: readonly Linked[]
  formerNames: readonly { name: string; from: string | null; until: string | null }[]
  decidedHere: number
  members: number
  admins: number
  releases: number
  lastPublished: string | null
  lastSign: string | null
  acts: readonly ShownAct[]
}

function Links({ entities }: { entities: readonly Linked[] }) {
  return (
    <>
      {entities.map(({ slug, name }, index) => (
        <span key={slug}>
          {index === 0 ? '' : ', '}
          <TextLink href={platformPaths.entity(slug)}>{name}</TextLink>
        </span>
      ))}
    </>
  )
}

function Actions({ slug, status }: Pick<EntitySheetProps, 'slug' | 'status'>) {
  if (status === 'closed')
    return (
      <ButtonRow>
        <LinkButton href={platformPaths.closing(slug)}>Reabrir</LinkButton>
        <LinkButton href={platformPaths.correct(slug)} look="quiet">
          Corregir datos
        </LinkButton>
      </ButtonRow>
    )
  return (
    <ButtonRow>
      {status === 'active' ? (
        <LinkButton href={platformPaths.administrator(slug)} look="primary">
          Invitar a quien administra
        </LinkButton>
      ) : null}
      <LinkButton href={platformPaths.correct(slug)}>Corregir datos</LinkButton>
      <LinkButton href={platformPaths.rename(slug)}>Cambiar de nombre</LinkButton>
      <LinkButton href={platformPaths.suspension(slug)}>{status === 'active' ? 'Suspender' : 'Reactivar'}</LinkButton>
      <LinkButton href={platformPaths.closing(slug)} look="quiet">
        Cerrar
      </LinkButton>
    </ButtonRow>
  )
}

/** All that operation knows of an entity, what it can do with it, and what was done. */
export function EntitySheet(props: EntitySheetProps) {
  const { slug, name, status, statusWord, since, reason, facts, parent, successor, predecessors } = props
  const { formerNames, decidedHere, members, admins, releases, lastPublished, lastSign, acts } = props
  const related = [
    { term: 'Depende de', value: parent ? <Links entities={[parent]} /> : null },
    { term: 'Dependen de él', value: props.dependants.length > 0 ? <Links entities={props.dependants} /> : null },
    { term: 'Recibió las funciones de', value: predecessors.length > 0 ? <Links entities={predecessors} /> : null },
    { term: 'Sus funciones pasaron a', value: successor ? <Links entities={[successor]} /> : null },
  ]
  return (
    <div className="stack">
      <header>
        <h1>
          {name} {status === 'active' ? null : <Badge tone="warning">{statusWord}</Badge>}
        </h1>
        <p className="quiet">
          <TextLink href={paths.entity(slug)}>Su página pública</TextLink>: /entidades/{slug}
        </p>
      </header>
      {status === 'active' ? null : (
        <Notice tone="warning" title={`${statusWord}${since ? ` desde ${since}` : ''}`}>
          {reason ? <p>{reason}</p> : null}
        </Notice>
      )}
      <Actions slug={slug} status={status} />
      <KeyFigures
        figures={[
          {
            label: 'Personas',
            figure: formatNumber(members),
            note:
              admins === 0 ? 'Nadie lo administra' : admins === 1 ? 'Una lo administra' : `${admins} lo administran`,
          },
          {
            label: 'Publicaciones',
            figure: formatNumber(releases),
            ...(lastPublished ? { note: `La última, ${lastPublished}` } : {}),
          },
          { label: 'Última señal de su gente', figure: lastSign?.split(',')[0] ?? 'Ninguna' },
        ]}
      />
      <section aria-labelledby="datos">
        <h2 id="datos">Datos</h2>
        <DescriptionList items={[...facts, ...related]} skipEmpty />
        {decidedHere > 0 ? (
          <p className="small quiet">
            Lo que se decidió en esta pantalla ({decidedHere === 1 ? 'un dato' : `${decidedHere} datos`}) no lo cambia
            el archivo del padrón.
          </p>
        ) : null}
      </section>
      {formerNames.length > 0 ? (
        <section aria-labelledby="nombres">
          <h2 id="nombres">Nombres anteriores</h2>
          <ul>
            {formerNames.map((former) => (
              <li key={`${former.name} ${former.until}`}>
                {former.name}
                {former.from || former.until ? (
                  <span className="quiet">
                    {' '}
                    (
                    {[former.from ? `desde ${former.from}` : '', former.until ? `hasta ${former.until}` : '']
                      .filter(Boolean)
                      .join(', ')}
                    )
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="historia">
        <h2 id="historia">Historia</h2>
        <ActList acts={acts} />
      </section>
    </div>
  )
}
