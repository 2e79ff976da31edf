import { z } from 'zod'
import { textByLanguage } from '../translated-forms.ts'

/** What is said of a file beside the file itself: of an image what it shows, of a document its title. */
export const uploadForm = z.object({
  as: z.enum(['image', 'attachment'], 'chooseOne'),
  ...textByLanguage('alt', 300),
  ...textByLanguage('title', 200),
})
