import { DESK_DATA_ID, type DeskData } from '../../shared/desk-file.ts'
import { annotatedFileName, FORM_TYPES } from '../../shared/form-file.ts'
import { INTAKE_LIMITS } from '../../shared/intake/limits.ts'
import { readStated } from '../../shared/intake/read.ts'
import { say } from '../../shared/messages/at-desk.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { type Markup, markupText } from '../../shared/page/markup.ts'
import type { Period } from '../../shared/period.ts'
import type { Zone } from '../../shared/programme/schema.ts'
import { type ChosenFile, type Examined, examine } from './examine.ts'
import { choosablePeriods } from './periods.ts'
import { type Answer, answerMarkup, choicesMarkup, type Desk, footMarkup, headMarkup } from './view.ts'

// The page is drawn anew from its state after every act. Nothing is kept beyond the page and nothing leaves it.

const data: DeskData = JSON.parse(document.getElementById(DESK_DATA_ID)?.textContent ?? '')
const { programme, history } = data

interface State {
  lang: Lang
  zone: Zone | null
  period: Period | null
  stated: boolean
  file: ChosenFile | null
  earlier: readonly ChosenFile[]
  answer: Answer
}

const state: State = {
  lang: data.lang,
  zone: programme.zones.find(({ id }) => id === data.zone) ?? null,
  period: data.period,
  stated: false,
  file: null,
  earlier: [],
  answer: { kind: 'none' },
}

draw()

function draw(): void {
  const focused = document.activeElement?.id
  const { lang } = state
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
  document.title = say(lang, 'desk.title', { title: programme.title[lang] })
  const desk = shownDesk()
  put('head', headMarkup(desk))
  put('choices', choicesMarkup(desk))
  put('foot', footMarkup(desk))
  listenToChoices()
  drawAnswer()
  if (focused) document.getElementById(focused)?.focus()
}

function drawAnswer(): void {
  put('answer', answerMarkup(shownDesk()))
  on('print', 'click', () => window.print())
  on('save', 'click', () => {
    if (state.answer.kind === 'examined') save(state.answer.examined)
  })
}

function shownDesk(): Desk {
  const { file, earlier, ...rest } = state
  const periods = choosablePeriods(programme.calendar, new Date().toISOString(), state.period)
  return { ...rest, programme, periods, fileName: file?.name ?? null, earlierNames: earlier.map(({ name }) => name) }
}

/** The places themselves stay, so that a screen reader hears the answer change. */
function put(place: string, markup: Markup): void {
  const element = document.getElementById(place)
  if (element) element.innerHTML = markupText(markup)
}

function listenToChoices(): void {
  on('lang', 'click', () => {
    state.lang = state.lang === 'zh' ? 'en' : 'zh'
    draw()
  })
  on('zone', 'change', ({ value }) => {
    state.zone = programme.zones.find(({ id }) => id === value) ?? null
    return chosenByHand()
  })
  on('period', 'change', ({ value }) => {
    state.period = value === '' ? null : value
    return chosenByHand()
  })
  onFiles('file', ([file]) => takeFile(file))
  onFiles('earlier', takeEarlier)
}

async function chosenByHand(): Promise<void> {
  state.stated = false
  draw()
  await answer()
}

/** A form that is chosen says itself what it is of, where nobody has said so before. */
async function takeFile(file: File | undefined): Promise<void> {
  if (!file) return
  state.file = await chosen(file)
  if (state.stated || state.zone === null || state.period === null) {
    const { zone, period } = readStated(state.file.bytes, state.file.name, programme)
    if (state.stated || state.zone === null) state.zone = zone
    if (state.stated || state.period === null) state.period = period
    state.stated = zone !== null && period !== null
  }
  draw()
  await answer()
}

async function takeEarlier(files: readonly File[]): Promise<void> {
  state.earlier = await Promise.all(files.map(chosen))
  draw()
  await answer()
}

async function answer(): Promise<void> {
  const { file, zone, period, earlier } = state
  if (file && zone && period) {
    show({ kind: 'working' })
    try {
      show({ kind: 'examined', examined: await examine({ programme, zone, period, file, earlier, history }) })
    } catch (error) {
      show({ kind: 'failed', detail: String(error) })
    }
  } else show({ kind: file ? 'choose' : 'none' })
}

function show(next: Answer): void {
  state.answer = next
  drawAnswer()
}

/** No more than a byte above the limit: enough to be refused. */
async function chosen(file: File): Promise<ChosenFile> {
  const bytes = await file.slice(0, INTAKE_LIMITS.uploadBytes + 1).arrayBuffer()
  return { name: file.name, bytes: new Uint8Array(bytes) }
}

function save({ zone, period, judgement: { format }, copy }: Examined): void {
  if (!copy || !format) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([Uint8Array.from(copy)], { type: FORM_TYPES[format] }))
  link.download = annotatedFileName(zone, period, format, state.lang)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), SAVE_MILLISECONDS)
}

/** Browsers read the copy after the click. */
const SAVE_MILLISECONDS = 60_000

function on(id: string, event: string, act: (target: { readonly value: string }) => unknown): void {
  const element = document.getElementById(id)
  element?.addEventListener(event, () => act({ value: element instanceof HTMLSelectElement ? element.value : '' }))
}

/** Files chosen in the field or dropped on it. */
function onFiles(id: string, take: (files: readonly File[]) => Promise<void>): void {
  const field = document.getElementById(id)
  if (!(field instanceof HTMLInputElement)) return
  field.addEventListener('change', () => take([...(field.files ?? [])]))
  const zone = field.closest('.drop')
  zone?.addEventListener('dragover', (event) => {
    event.preventDefault()
    zone.classList.add('over')
  })
  zone?.addEventListener('dragleave', () => zone.classList.remove('over'))
  zone?.addEventListener('drop', (event) => {
    event.preventDefault()
    zone.classList.remove('over')
    if (event instanceof DragEvent) void take([...(event.dataTransfer?.files ?? [])])
  })
}
