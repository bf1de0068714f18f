import './paper.css';
import './print.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Host, HostInfo } from '../../shared/host';
import type { Id } from '../../shared/model/plan';
import type { PlanView } from '../../shared/model/plan-view';
import type { DocumentPage } from '../../shared/print/document-pages';
import { printJobs } from '../../shared/print/print-jobs';
import type { Ledger } from '../ledger/ledger';
import { usePlanView } from '../ledger/plan-view';
import { datedFileName, rememberedFolder } from '../ui/export-target';
import { BindingForm } from './BindingForm';
import { CoverForm } from './CoverForm';
import { AskedLine, OutputOutcome } from './OutputOutcome';
import type { PrintCharts } from './plan-sections';
import { Preview } from './Preview';
import type { PrintSection } from './print-section';
import { usePrintChoice, usePrintStore, type PrintChoice } from './print-store';
import { SectionList } from './SectionList';
import { SectionSets } from './SectionSets';
import { useDocument } from './use-document';
import { jobsHint, useOutput } from './use-output';
import { useSections } from './use-sections';

/** What the view was opened for. A new object is a new wish. */
export interface PrintWish {
  /** The only sections to print; null for the whole document. The array must stay the same while they do. */
  readonly sections: readonly string[] | null;
  /** Print at once: the user has asked twice. */
  readonly now: boolean;
}

interface PrintViewProps {
  readonly ledger: Ledger;
  readonly planId: Id;
  readonly host: Host;
  readonly info: HostInfo;
  readonly wish: PrintWish;
  /** Null where there are no charts to print. */
  readonly charts: PrintCharts | null;
  /** Sections of other features; the array must stay the same while they do. */
  readonly more: readonly PrintSection[];
  /** Says something short in the status line. */
  readonly tell: (text: string) => void;
}

/** Puts a document together, shows its pages, and prints them. */
export function PrintView(props: PrintViewProps) {
  const view = usePlanView(props.ledger, props.planId);
  return view ? <Workplace {...props} view={view} /> : null;
}

function Workplace({
  ledger,
  planId,
  host,
  info,
  wish,
  charts,
  more,
  tell,
  view,
}: PrintViewProps & { readonly view: PlanView }) {
  const [settled, setSettled] = useState<PrintWish | null>(null);
  const only = wish === settled ? null : wish.sections;
  const choice = usePrintChoice(planId);
  const { change } = usePrintStore();
  const sections = useSections({ planId, view, charts, more, only });
  const state = useDocument(sections.chosen, choice.binding);
  const output = useOutput({ host, info });
  const [folder, setFolder] = useState(() => rememberedFolder() ?? info.documentsFolder);
  const [name, setName] = useState(() => datedFileName(view.plan.title, new Date(), 'pdf'));
  const printButton = useRef<HTMLButtonElement>(null);
  useEffect(() => printButton.current?.focus(), []);

  const { document, working } = state;
  const isMade = document !== null && working === null;
  const running = output.state.kind === 'writing' || output.state.kind === 'printing';
  const ready = isMade && document.pages.length > 0 && !running;
  const jobs = useMemo(
    () => (document ? printJobs(document.pages, choice.binding.doubleSided) : []),
    [document, choice.binding.doubleSided],
  );
  const print = (job: number) => {
    if (ready) output.print(view.plan.title, document, jobs, job);
  };
  const savePdf = () => {
    if (ready) output.savePdf({ title: view.plan.title, document, folder, name, overwrite: false });
  };
  usePrintNow(wish, ready, () => print(0));
  const { asked, press, giveUp } = useWhenMade(isMade, { print: () => print(0), pdf: savePdf });

  const ids = sections.chosen.map(({ section }) => section.id);
  const set = (next: Partial<PrintChoice>) => {
    change(planId, next);
  };
  const choose = (chosen: readonly string[]) => {
    set({ chosen });
    setSettled(wish);
  };
  /** The keyboard goes on from here where the button goes that was pressed. */
  const toPrintButton = () => printButton.current?.focus();
  const toWhole = () => {
    setSettled(wish);
    toPrintButton();
  };
  const cancelAsked = () => {
    giveUp();
    toPrintButton();
  };
  return (
    <section className="print" aria-label="打印">
      <div className="print-options">
        <div className="print-choices" data-region>
          <h1>打印</h1>
          {only !== null && (
            <p className="print-hint">
              只选了刚才所在的视图。
              <button type="button" className="button quiet" onClick={toWhole}>
                改回整份文件
              </button>
            </p>
          )}
          <SectionSets all={sections.all} onChoose={choose} />
          <SectionList
            all={sections.all}
            chosen={new Set(ids)}
            setups={choice.setups}
            places={placesOf(document?.pages ?? [])}
            onChoose={(id, chosen) => choose(chosen ? [...ids, id] : ids.filter((each) => each !== id))}
            onOrder={(order) => set({ order })}
            onSetup={(id, setup) => set({ setups: { ...choice.setups, [id]: setup } })}
          />
          <BindingForm binding={choice.binding} onChange={(binding) => set({ binding })} />
          <details className="print-cover">
            <summary>封面内容</summary>
            <CoverForm ledger={ledger} plan={view.plan} tell={tell} />
          </details>
          {document?.warnings.map((warning) => (
            <p key={warning} className="print-warning" role="alert">
              {warning}
            </p>
          ))}
        </div>
        <div className="print-output" data-region>
          <div className="print-target">
            {!info.nativeDialogs && (
              <label>
                <span>文件夹</span>
                <input
                  value={folder}
                  onChange={(event) => setFolder(event.target.value)}
                  spellCheck={false}
                />
              </label>
            )}
            <label>
              <span>文件名</span>
              <input value={name} onChange={(event) => setName(event.target.value)} spellCheck={false} />
            </label>
          </div>
          <div className="print-actions">
            <button
              ref={printButton}
              type="button"
              className="button primary"
              data-region-focus
              aria-disabled={!ready}
              onClick={() => press('print')}
            >
              打印
            </button>
            <button type="button" className="button" aria-disabled={!ready} onClick={() => press('pdf')}>
              存为 PDF
            </button>
          </div>
          {jobsHint(jobs) !== null && <p className="print-hint">{jobsHint(jobs)}</p>}
          {asked !== null && <AskedLine asked={asked} onCancel={cancelAsked} />}
          <OutputOutcome
            state={output.state}
            onRetry={output.savePdf}
            onCancel={output.cancel}
            onPrint={print}
            onReveal={(path) => host['file.reveal']({ path })}
          />
        </div>
      </div>
      <Preview state={state} />
    </section>
  );
}

/** Prints once for each wish to print at once, as soon as the pages are there. */
function usePrintNow(wish: PrintWish, ready: boolean, print: () => void): void {
  const done = useRef<PrintWish | null>(null);
  useEffect(() => {
    if (!wish.now || !ready || done.current === wish) return;
    done.current = wish;
    print();
  });
}

/**
 * Does what is pressed; where the pages are being made at that moment, as soon as they are there. They are made anew when
 * something new comes in, and neither the press nor the keyboard's place may be lost by that. `asked` is what waits.
 */
function useWhenMade<Name extends string>(isMade: boolean, acts: Readonly<Record<Name, () => void>>) {
  const [asked, ask] = useState<Name | null>(null);
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    if (asked === null || !isMade) return;
    queueMicrotask(() => {
      ask(null);
      latest.current[asked]();
    });
  }, [asked, isMade]);
  const press = (name: Name): void => {
    if (isMade) acts[name]();
    else ask(name);
  };
  return { asked, press, giveUp: () => ask(null) };
}

/** Where each section stands: by its page numbers, or in words. */
function placesOf(pages: readonly DocumentPage[]): ReadonlyMap<string, string> {
  const places = new Map<string, DocumentPage[]>();
  for (const page of pages)
    if (page.sectionId !== null) places.set(page.sectionId, [...(places.get(page.sectionId) ?? []), page]);
  return new Map([...places].map(([id, own]) => [id, placeWords(own)]));
}

function placeWords(pages: readonly DocumentPage[]): string {
  const numbers = pages.flatMap(({ number }) => number ?? []);
  const [first] = numbers;
  if (first === undefined) return '不编页码';
  const last = numbers.at(-1);
  return last === first ? `第 ${first} 页` : `第 ${first}～${last} 页`;
}
