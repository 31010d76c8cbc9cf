import { PageSection } from '#app/ui/process-page/page-section.tsx'

/** What the badge says and what it does not: beside every list and sheet, so that nobody reads more into it. */
export function BadgeMeaning() {
  return (
    <PageSection id="que-significa" title="Qué significa la insignia y qué no">
      <div className="meaning">
        <div>
          <h3>Significa</h3>
          <ul>
            <li>La empresa presentó evidencia de los siete elementos y una persona la revisó con una misma escala.</li>
            <li>Otra persona, distinta de la que revisó, decidió con razones por escrito.</li>
            <li>En la fecha que se indica no había una sanción firme que la suspendiera.</li>
          </ul>
        </div>
        <div>
          <h3>No significa</h3>
          <ul>
            <li>Que sea mejor proveedora, más barata o que cumpla sus contratos.</li>
            <li>Que nunca haya cometido una falta, ni que no pueda cometerla.</li>
            <li>Que quien no la tiene carezca de integridad: pedirla es voluntario.</li>
            <li>Que tenga ventaja en una licitación, salvo donde las bases lo digan.</li>
          </ul>
        </div>
      </div>
    </PageSection>
  )
}
