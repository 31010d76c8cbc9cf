import { useContext } from 'react'
import type { GroupView, ListView, MemberView, NodeView } from '#app/lib/drawn-form.ts'
import { Button } from '#app/ui/form/button.tsx'
import { FieldRow } from '#app/ui/form/fieldset.tsx'
import { FieldControl } from './field-control.tsx'
import { FormContext } from './form-context.ts'

/** Members in sight before they are folded. */
const MOST_OPEN = 2

/** The fields, groups and lists of a drawn form, in order. */
export function FormNodes({ nodes }: { nodes: readonly NodeView[] }) {
  return nodes.map((node) => {
    if (node.kind === 'field') {
      return (
        <div key={node.id} className={node.narrow ? 'cell cell-half' : 'cell'}>
          <FieldControl field={node} />
        </div>
      )
    }
    if (node.kind === 'list') return <ListEditor key={node.id} list={node} />
    return <GroupBox key={node.id} group={node} />
  })
}

function GroupBox({ group }: { group: GroupView }) {
  const { label, help, layout, children, id } = group
  const only = children.length === 1 ? children[0] : undefined
  // A group that is nothing but one list under the same words needs no heading of its own.
  if (only?.kind === 'list' && (label === '' || label === only.label)) {
    return (
      <div className="form-group" id={id}>
        <FormNodes nodes={children} />
      </div>
    )
  }
  return (
    <fieldset className={layout === 'row' ? 'form-group form-group-row' : 'form-group'} id={id}>
      {label ? <legend className={layout === 'row' ? 'field-label' : 'form-group-legend'}>{label}</legend> : null}
      {help ? <p className="field-help">{help}</p> : null}
      {layout === 'row' ? (
        <FieldRow>
          <FormNodes nodes={children} />
        </FieldRow>
      ) : (
        <div className="form-group-body">
          <FormNodes nodes={children} />
        </div>
      )}
    </fieldset>
  )
}

function ListEditor({ list }: { list: ListView }) {
  const { label, help, members, pointer, add, id, starred } = list
  const stored = members.filter((member) => member.title !== '').length
  return (
    <fieldset className="list-editor" id={id} aria-label={label} tabIndex={-1}>
      <h3 className="list-editor-title">
        {starred ? `${label}\u00a0*` : label} <span className="rail-count number">{stored}</span>
      </h3>
      {help ? <p className="field-help">{help}</p> : null}
      {list.error ? <p className="field-error">{list.error}</p> : null}
      {list.warning ? <p className="field-warning">{list.warning}</p> : null}
      <input type="hidden" name={`${pointer}/@list`} value="1" />
      {members.map((member) => (
        <Member
          key={member.key}
          member={member}
          isOpen={members.length <= MOST_OPEN}
          canChange={add !== ''}
          addLabel={add}
        />
      ))}
      {members.length === 0 && add === '' ? <p className="quiet">Todavía no hay ninguno.</p> : null}
      {add ? (
        <Button look="secondary" name="@intent" value={`agregar:${pointer}`}>
          {add}
        </Button>
      ) : null}
    </fieldset>
  )
}

function Member(props: { member: MemberView; isOpen: boolean; canChange: boolean; addLabel: string }) {
  const { member, isOpen, canChange, addLabel } = props
  const { keys } = useContext(FormContext)
  const isBlank = member.title === ''
  return (
    <details className="member" id={member.id} open={isOpen || member.wrong > 0 || isBlank}>
      <summary className="member-title">
        <span>{isBlank ? `${addLabel.replace(/^Agregar /, 'Nuevo: ')}` : member.title}</span>
        {member.wrong > 0 ? (
          <span className="member-wrong">{member.wrong === 1 ? '1 error' : `${member.wrong} errores`}</span>
        ) : null}
      </summary>
      <input type="hidden" name={`${member.pointer}/@key`} value={keys[member.pointer] ?? member.key} />
      <div className="member-body">
        <FormNodes nodes={member.children} />
        {canChange && !isBlank ? (
          <div className="member-actions">
            <Button look="quiet" name="@intent" value={`duplicar:${member.pointer}`}>
              Duplicar<span className="visually-hidden"> {member.title}</span>
            </Button>
            <Button look="quiet" name="@intent" value={`quitar:${member.pointer}`}>
              Quitar<span className="visually-hidden"> {member.title}</span>
            </Button>
          </div>
        ) : null}
      </div>
    </details>
  )
}
