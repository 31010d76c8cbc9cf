import { isRefusal, type Refusal } from '#app/lib/refusal.ts'

/** Does something a form asked for; gives back the refusal that is shown on the form itself (by its status), null when it was done. */
export async function orRefused(act: () => Promise<unknown>, statuses: readonly number[]): Promise<Refusal | null> {
  try {
    await act()
    return null
  } catch (error) {
    if (isRefusal(error) && statuses.includes(error.status)) return error
    throw error
  }
}
