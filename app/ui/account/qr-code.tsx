export type QrCodeProps = { qr: { size: number; path: string }; label: string }

/** A QR code drawn in the page itself. Always dark on light, also in a dark page: cameras read no other. */
export function QrCode({ qr, label }: QrCodeProps) {
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  )
}
