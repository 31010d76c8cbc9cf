import { NOTICE_2026_11_21 } from './notice-2026-11-21.ts'
import type { PrivacyNotice } from './privacy-notice.ts'

/** All versions of the privacy notice, the newest first. */
export const NOTICES: readonly PrivacyNotice[] = [NOTICE_2026_11_21]

/** The version in force. */
export const CURRENT_NOTICE: PrivacyNotice = NOTICE_2026_11_21

/** A version by its day, null when there was none. */
export const findNotice = (version: string | undefined): PrivacyNotice | null =>
  NOTICES.find((each) => each.version === version) ?? null
