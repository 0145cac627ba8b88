import { sdmxConcepts, sdmxMessages } from '../../messages/sdmx.ts'
import { fill } from '../../messages/speak.ts'
import type { Programme } from '../../programme/schema.ts'
import type { Bilingual } from '../../submission.ts'
import { element } from '../../xml-write.ts'
import { AGENCY, type Code, VERSION } from './codes.ts'
import { ATTRIBUTES, COMPONENTS, type Component, DIMENSIONS, MEASURE, TIME_DIMENSION } from './components.ts'

const NAMESPACE = 'http://www.sdmx.org/resources/sdmxml/schemas/v3_0'
const MODEL = 'urn:sdmx:org.sdmx.infomodel'
const CONCEPTS = 'CONCEPTS'

/**
 * The data structure definition of `bulletin.sdmx.csv`, as an SDMX-ML 3.0 structure message: code lists with the programme's areas,
 * indicators and units, concepts, dimensions, attributes and the dataflow. `preparedAt` is the edition's release.
 */
export function dataStructureXml(programme: Programme, preparedAt: string): string {
  const structures = element('mes:Structures', {}, [
    element(
      'str:Codelists',
      {},
      COMPONENTS.flatMap((component) => codelist(component, programme)),
    ),
    element('str:ConceptSchemes', {}, [conceptScheme()]),
    element('str:Dataflows', {}, [dataflow(programme)]),
    element('str:DataStructures', {}, [dataStructure(programme)]),
  ])
  const namespaces = Object.fromEntries(
    [
      ['mes', 'message'],
      ['str', 'structure'],
      ['com', 'common'],
    ].map(([prefix, name]) => [`xmlns:${prefix}`, `${NAMESPACE}/${name}`]),
  )
  const root = element('mes:Structure', namespaces, [header(programme, preparedAt), structures])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

function header({ code }: Programme, preparedAt: string): string {
  return element('mes:Header', {}, [
    element('mes:ID', {}, `${code}-structure`),
    element('mes:Test', {}, 'false'),
    element('mes:Prepared', {}, preparedAt),
    element('mes:Sender', { id: AGENCY }, []),
  ])
}

/** What every artefact says of itself. */
function artefact(id: string) {
  return { id, agencyID: AGENCY, version: VERSION }
}

function names({ zh, en }: Bilingual): string[] {
  return [element('com:Name', { 'xml:lang': 'zh-CN' }, zh), element('com:Name', { 'xml:lang': 'en' }, en)]
}

function codelist({ id, representation }: Component, programme: Programme): string[] {
  if (!('codes' in representation)) return []
  const codes = representation.codes(programme)
  return [element('str:Codelist', artefact(`CL_${id}`), [...names(sdmxConcepts[id]), ...codes.map(codeOf)])]
}

function codeOf({ id, name }: Code): string {
  return element('str:Code', { id }, names(name))
}

function conceptScheme(): string {
  const concepts = COMPONENTS.map(({ id }) => element('str:Concept', { id }, names(sdmxConcepts[id])))
  return element('str:ConceptScheme', artefact(CONCEPTS), [...names(sdmxMessages.concepts), ...concepts])
}

function dataflow({ code, bulletin }: Programme): string {
  const { flow } = sdmxMessages
  const { series } = bulletin
  return element('str:Dataflow', artefact(code), [
    ...names({ zh: fill(flow.zh, { series: series.zh }), en: fill(flow.en, { series: series.en }) }),
    element('str:Structure', {}, `${MODEL}.datastructure.DataStructure=${AGENCY}:${code}(${VERSION})`),
  ])
}

function dataStructure({ code, title }: Programme): string {
  const { structure } = sdmxMessages
  return element('str:DataStructure', artefact(code), [
    ...names({ zh: fill(structure.zh, { title: title.zh }), en: fill(structure.en, { title: title.en }) }),
    element('str:DataStructureComponents', {}, [
      element('str:DimensionList', { id: 'DimensionDescriptor' }, [
        ...DIMENSIONS.map((each, i) =>
          element('str:Dimension', { id: each.id, position: `${i + 1}` }, represented(each)),
        ),
        element('str:TimeDimension', { id: TIME_DIMENSION.id }, represented(TIME_DIMENSION)),
      ]),
      element('str:AttributeList', { id: 'AttributeDescriptor' }, ATTRIBUTES.map(attribute)),
      element('str:MeasureList', { id: 'MeasureDescriptor' }, [
        element('str:Measure', { id: MEASURE.id, usage: 'optional' }, represented(MEASURE)),
      ]),
    ]),
  ])
}

/** Every attribute is of the single observation: units of growth differ from those of the level beside it. */
function attribute(each: Component): string {
  return element('str:Attribute', { id: each.id, usage: each.usage ?? 'optional' }, [
    ...represented(each),
    element('str:AttributeRelationship', {}, [element('str:Observation', {}, [])]),
  ])
}

function represented({ id, representation }: Component): string[] {
  const concept = `${MODEL}.conceptscheme.Concept=${AGENCY}:${CONCEPTS}(${VERSION}).${id}`
  const format =
    'codes' in representation
      ? element('str:Enumeration', {}, `${MODEL}.codelist.Codelist=${AGENCY}:CL_${id}(${VERSION})`)
      : element('str:TextFormat', { textType: representation.textType }, [])
  return [element('str:ConceptIdentity', {}, concept), element('str:LocalRepresentation', {}, [format])]
}
