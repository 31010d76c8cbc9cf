import { formatNumber } from '#app/lib/amounts.ts'
import { formatDate } from '#app/lib/dates.ts'
import type { FieldView, FormView, ListView, NodeView } from '#app/lib/drawn-form.ts'
import { safeHref } from '#app/lib/safe-href.ts'

type Options = FormView['options']

/** A section as it reads: only what is filled, in the order of its form, with the ids of its fields so that findings lead here. */
export function ReviewSection({ form, emptySentence }: { form: FormView; emptySentence: string }) {
  const lines = form.children.filter(isFilled)
  if (lines.length === 0) return <p className="quiet">{emptySentence}</p>
  return (
    <div className="review-list">
      <Lines nodes={lines} options={form.options} />
    </div>
  )
}

function isFilled(node: NodeView): boolean {
  if (node.kind === 'field') return node.texts.some((text) => text !== '') && !isBarePreset(node)
  if (node.kind === 'list') return node.members.some((member) => member.title !== '')
  return node.children.some(isFilled)
}

/** A currency alone, offered in an empty amount, says nothing. */
const isBarePreset = (field: FieldView) => field.preset === true

function Lines({ nodes, options }: { nodes: readonly NodeView[]; options: Options }) {
  return nodes.filter(isFilled).map((node) => {
    if (node.kind === 'field')
      return <Line key={node.id} id={node.id} label={node.label} node={node} options={options} />
    if (node.kind === 'list') return <Members key={node.id} list={node} options={options} />
    if (node.layout === 'row') {
      return (
        <dl key={node.id} className="review-line">
          <dt>{node.label}</dt>
          <dd>{rowText(node.children, options)}</dd>
        </dl>
      )
    }
    return (
      <div key={node.id} className="review-group">
        {node.label && !isOnlyList(node.children, node.label) ? <h3>{node.label}</h3> : null}
        <Lines nodes={node.children} options={options} />
      </div>
    )
  })
}

function Line({ id, label, node, options }: { id: string; label: string; node: FieldView; options: Options }) {
  const [first = ''] = node.texts
  const href = node.control === 'url' ? safeHref(first) : null
  return (
    <dl className="review-line" id={id}>
      <dt>{label}</dt>
      <dd>
        {href ? (
          <a href={href} rel="noopener noreferrer nofollow">
            {first}
          </a>
        ) : (
          shownText(node, options)
        )}
        {node.error ? <span className="field-error">{node.error}</span> : null}
        {node.warning ? <span className="field-warning">{node.warning}</span> : null}
      </dd>
    </dl>
  )
}

/** Money and periods in one line: "Sin impuestos 100,000.00 · Con impuestos 116,000.00 · MXN". */
function rowText(children: readonly NodeView[], options: Options): string {
  return children
    .flatMap((node) => (node.kind === 'field' && isFilled(node) ? [node] : []))
    .map((field) => {
      if (field.control === 'code') return field.texts[0] ?? ''
      const isMoney = field.control === 'number' && PLAIN_NUMBER.test(field.texts[0] ?? '')
      return `${field.label} ${isMoney ? formatNumber(Number(field.texts[0]), 2) : shownText(field, options)}`
    })
    .join(' · ')
}

function shownText(field: FieldView, options: Options): string {
  const labels = field.options ? (options[field.options] ?? []) : []
  return field.texts
    .filter((text) => text !== '')
    .map((text) => {
      if (field.control === 'day') return formatDate(text) ?? text
      if (field.control === 'moment') return text.replace('T', ' ')
      if (field.control === 'yes-no') return text === 'true' ? 'Sí' : text === 'false' ? 'No' : text
      if (field.control === 'number' && PLAIN_NUMBER.test(text)) return figures(text)
      return labels.find(({ value }) => value === text)?.label ?? text
    })
    .join(', ')
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/

/** A heading that the list inside repeats says nothing. */
const isOnlyList = (children: readonly NodeView[], label: string) => {
  const [only, ...others] = children.filter(isFilled)
  return others.length === 0 && only?.kind === 'list' && only.label === label
}

const figures = (text: string) =>
  formatNumber(Number(text), Math.max(text.includes('.') ? 2 : 0, text.split('.')[1]?.length ?? 0))

function Members({ list, options }: { list: ListView; options: Options }) {
  const members = list.members.filter((member) => member.title !== '')
  return (
    <div className="review-list" id={list.id}>
      <h3>
        {list.label} <span className="rail-count number">{members.length}</span>
      </h3>
      {members.map((member) => (
        <div key={member.id} className="review-member" id={member.id}>
          <p className="review-member-title">{member.title}</p>
          <Lines nodes={member.children} options={options} />
        </div>
      ))}
    </div>
  )
}
