import type { Entity } from '../extraction.ts'
import { foldWords } from '../gazetteers/fold-text.ts'
import { keyOf } from './projects.ts'
import type { Reading } from './reading.ts'

/** Fields by which running text knows again what the labels were about, and may contradict them. */
const known = [
  'title',
  'acronym',
  'start',
  'end',
  'date',
  'end_date',
  'since',
  'venue',
  'city',
  'time_start',
  'time_end',
]

/** What the labels of an annex are about is what its running text goes on to tell of, until it names another thing. */
export function seedReading(reading: Reading, labelled: Entity[]): void {
  const only = (type: Entity['type']) => {
    const all = labelled.filter((each) => each.type === type && Object.keys(each.fields).length > 0)
    return all.length === 1 ? all[0] : undefined
  }
  const seed = (entity: Entity) => {
    const index = reading.build.add(entity.type === 'practice' ? 'project' : entity.type)
    for (const field of known) {
      const found = entity.provenance[field]?.[0]
      if (found && entity.fields[field] !== undefined) reading.build.put(index, field, entity.fields[field], found)
    }
    return index
  }
  const project = only('project') ?? only('practice')
  if (project && (project.fields.title ?? project.fields.acronym)) {
    reading.project = seed(project)
    if (project.type === 'practice') reading.practices.add(reading.project)
    reading.focus = 'project'
    if (project.fields.title) reading.keys.set(keyOf(String(project.fields.title)), reading.project)
    if (project.fields.acronym)
      reading.keys.set(`acronym:${foldWords(String(project.fields.acronym))}`, reading.project)
  }
  const event = only('event')
  if (event && !project && event.fields.title && event.fields.date) {
    reading.event = seed(event)
    reading.keys.set(`event:${event.fields.date}`, reading.event)
  }
  const partnership = only('partnership')
  if (partnership && !project) reading.partnership = seed(partnership)
}
