export type {
  ListCode,
  Sanction,
  SanctionChallenge,
  SanctionEffect,
  SanctionKind,
  SanctionVersion,
  TaxStage,
  TaxStageName,
} from '#db/schema/sanction-content.ts'
