import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { longestPersonName } from '../../shared/model/person-name';
import { focusMain } from '../ui/focus-main';
import type { Person } from './person';

/** Asks for the name that signs the batches: one line that is in nobody's way and takes the focus only when called. */
export function NameLine({ person }: { readonly person: Person }) {
  const [text, setText] = useState(person.name);
  const [problem, setProblem] = useState('');
  const first = person.asking === 'first';
  const note = first
    ? '历史记录里每次录入旁边都会写上它；只问这一次，以后可以更改。'
    : '从下一次录入起使用；以前的记录不变。';
  const leave = () => {
    person.putOff();
    focusMain();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void person.sign(text).then((found) => (found === null ? focusMain() : setProblem(found)));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) leave();
  };
  return (
    <form className="name-line" aria-label="录入人姓名" data-region onSubmit={submit} onKeyDown={onKey}>
      <label>
        <span>您的姓名</span>
        <input
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setProblem('');
          }}
          autoFocus={!first}
          onFocus={(event) => event.target.select()}
          maxLength={longestPersonName * 4}
          spellCheck={false}
          autoComplete="off"
          aria-describedby="name-line-note"
        />
      </label>
      <button type="submit" className="button primary">
        {first ? '就用这个姓名' : '更改'}
      </button>
      <button type="button" className="button quiet" onClick={leave}>
        {first ? '以后再说' : '不改'}
      </button>
      <span id="name-line-note" className="name-line-note" role={problem === '' ? undefined : 'alert'}>
        {problem === '' ? note : problem}
      </span>
    </form>
  );
}
