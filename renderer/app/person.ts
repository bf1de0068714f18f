import { useCallback, useState } from 'react';
import type { Host, PersonState } from '../../shared/host';
import { personNameProblem, tidyPersonName } from '../../shared/model/person-name';
import type { Ledger } from '../ledger/ledger';
import { faultText } from '../ui/fault-text';

export interface PersonOptions {
  readonly host: Host;
  readonly ledger: Ledger;
  /** As it was kept when the program started. */
  readonly kept: PersonState;
  /** Name of the operating-system user: it signs until a name is given, and is proposed first. */
  readonly userName: string;
  readonly tell: (text: string) => void;
}

/** closed; first: nobody has answered yet, and nothing takes the focus; change: asked for by the user. */
type Asking = 'closed' | 'first' | 'change';

export interface Person {
  readonly name: string;
  readonly asking: Asking;
  ask(): void;
  putOff(): void;
  /** Resolves with the reason where the text is no name; it signs from the next batch on. */
  sign(text: string): Promise<string | null>;
}

/** Who signs the batches, and whether that is being asked. */
export function usePerson({ host, ledger, kept, userName, tell }: PersonOptions): Person {
  const [name, setName] = useState(kept.state === 'known' ? kept.name : userName);
  const [asking, setAsking] = useState<Asking>(kept.state === 'known' ? 'closed' : 'first');
  const sign = async (text: string): Promise<string | null> => {
    const problem = personNameProblem(text);
    if (problem !== null) return problem;
    const wanted = tidyPersonName(text);
    const failure = await keep(host, wanted);
    ledger.signAs(wanted);
    setName(wanted);
    setAsking('closed');
    tell(
      failure === null
        ? `从下一次录入起，录入人记为“${wanted}”。`
        : `从下一次录入起，录入人记为“${wanted}”。姓名没有存上，下次打开还会再问：${failure}`,
    );
    return null;
  };
  return {
    name,
    asking,
    ask: useCallback(() => setAsking('change'), []),
    putOff: () => setAsking('closed'),
    sign,
  };
}

/** Null where the name is kept, else why not. */
async function keep(host: Host, name: string): Promise<string | null> {
  try {
    const result = await host['person.save']({ name });
    return result.state === 'saved' ? null : faultText(result.fault, '用户的配置文件夹');
  } catch {
    return '后台服务没有回应。';
  }
}
