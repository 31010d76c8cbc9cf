import type { FormNode, Projection } from '#app/capture/form/form-model.ts'
import { drawForm } from '#app/capture/form/form-view.ts'
import { KEY_MARK, LIST_MARK } from '#app/capture/form/parse-form.ts'
import type { FormView, NodeView } from '#app/lib/drawn-form.ts'
import type { JsonObject } from '#app/ocds/types.ts'

/** What a browser sends of a drawn form that nobody touched. */
export function postView(view: FormView): [string, string][] {
  return view.children.flatMap(postNode)
}

function postNode(node: NodeView): [string, string][] {
  if (node.kind === 'group') return node.children.flatMap(postNode)
  if (node.kind === 'list') {
    return [
      [`${node.pointer}/${LIST_MARK}`, '1'],
      ...node.members.flatMap((member): [string, string][] => [
        [`${member.pointer}/${KEY_MARK}`, member.key],
        ...member.children.flatMap(postNode),
      ]),
    ]
  }
  const many = node.control === 'codes' || node.control === 'organizations'
  return [
    ...(many ? [[node.name, ''] as [string, string]] : []),
    ...node.texts.map((text): [string, string] => [node.name, text]),
  ]
}

export function draw(children: readonly FormNode[], document: JsonObject, projection: Projection): FormView {
  return drawForm(children, { document, projection, findings: [], procedures: [] })
}
