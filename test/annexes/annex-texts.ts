/** Annexes of our own, in the layout with labels before their values. */
export const practice = (more: Record<string, string> = {}): string => {
  const said = {
    title: 'Night buses for villages',
    Index: '2044R9',
    Location: 'POLAND OPOLSKIE Opole',
    Start: '2012',
    End: 'ongoing',
    'Topic of the practice': 'Night buses link eleven villages with the town.',
    'Good Practice Information': 'Every night six small buses leave the main square. Riders pay by card.',
    ...more,
  }
  const { title, ...labelled } = said
  const own = Object.entries(labelled).flatMap(([label, value]) => {
    if (!value) return []
    return value.length > 40 ? [label, value] : [`${label}: ${value}`]
  })
  return [title, '', ...own].join('\n')
}

/** In the layout of a partner search: labels above their values. */
export const partnership = (more: { title?: string; name?: string; modified?: string; issue?: string } = {}): string =>
  [
    more.title ?? 'Towns that lend each other their planners',
    'Main policy issue',
    more.issue ?? 'Small towns have no planner of their own. They want to share one among several.',
    'Last modified:',
    more.modified ?? '11 February 2019',
    'I am looking for',
    'Project Partners',
    'Candidate ID',
    more.name ?? 'Stowarzyszenie Przykładowych Miast',
    'Type of region:',
    'Less developed',
  ].join('\n')
