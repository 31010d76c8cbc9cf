import { notFound } from '#app/lib/http-errors.server.ts'
import { asCoordinator } from '#db/as-coordinator.server.ts'
import { asSupplier } from '#db/doors/as-supplier.server.ts'
import { findOwnApplication } from '#db/queries/suppliers/integrity/applications.server.ts'
import { readEvidenceFile } from '#db/queries/suppliers/integrity/evidence.server.ts'
import { findReview } from '#db/queries/suppliers/integrity/reviews.server.ts'
import { type Applicant, requireId } from './applicant.server.ts'
import { extensionOf } from './evidence-type.ts'

type Found = { title: string; type: string; content: Uint8Array } | null

/** A file of an application for who applies; the 404 page for another's. */
export async function serveOwnEvidence(applicant: Applicant, id: string | undefined, evidence: string | undefined) {
  return attached(
    await asSupplier(applicant.accountId, async (tx) => {
      const application = await findOwnApplication(tx, requireId(id))
      return application ? readEvidenceFile(tx, application.id, requireId(evidence)) : null
    }),
  )
}

/** The same for the coordination: of applications that were sent. */
export async function serveEvidence(personId: string, id: string | undefined, evidence: string | undefined) {
  return attached(
    await asCoordinator(personId, async (tx) => {
      const application = await findReview(tx, requireId(id))
      return application ? readEvidenceFile(tx, application.id, requireId(evidence)) : null
    }),
  )
}

/** Never shown inside the portal: a download, of the type that its content has, that may run nothing. */
function attached(found: Found): Response {
  if (!found) return notFound()
  const { title, type, content } = found
  const plain = title
    .normalize('NFD')
    .replace(/[^A-Za-z0-9 ._-]/g, '')
    .trim()
    .slice(0, 80)
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(content.length),
      'Content-Disposition': `attachment; filename="${plain || 'evidencia'}.${extensionOf(type)}"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
