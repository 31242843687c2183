package org.todoku.authoring.editor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.todoku.vocabulary.LocalizedText;

/**
 * The sitting in which a draft is written: one for all who have it open, so that what one does the
 * others see at once and nobody's work is lost. It outlives a page that is loaded again, with all
 * that can be undone. Safe for several threads.
 */
public final class Sitting {
  private final Deque<Sheet> before = new ArrayDeque<>();
  private final Deque<Sheet> after = new ArrayDeque<>();
  private final Map<Object, Person> people = new LinkedHashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private Sheet sheet;
  private long changes;

  public Sitting(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Somebody who has the draft open, perhaps in several windows and languages. */
  public record Person(String login, LocalizedText name) {}

  public synchronized Sheet sheet() {
    return sheet;
  }

  /** Counts the changes of the sheet, so that a reader knows what it has seen. */
  public synchronized long changes() {
    return changes;
  }

  /**
   * Does something with the sheet as it is now, whoever changed it last.
   *
   * @param selected where the one who does it is
   * @return where they are afterwards
   */
  public long edit(long selected, UnaryOperator<Editing> what) {
    long now;
    boolean changed;
    synchronized (this) {
      Editing done = what.apply(new Editing(sheet, selected).select(selected));
      changed = !done.sheet().equals(sheet);
      if (changed) {
        before.push(sheet);
        after.clear();
        sheet = done.sheet();
        changes++;
      }
      now = done.selected();
    }
    if (changed) {
      tell();
    }
    return now;
  }

  /** Takes back the last change; whether there was one. */
  public boolean undo() {
    return swap(before, after);
  }

  /** Does again what was taken back; whether there was something. */
  public boolean redo() {
    return swap(after, before);
  }

  private boolean swap(Deque<Sheet> from, Deque<Sheet> to) {
    synchronized (this) {
      Sheet other = from.poll();
      if (other == null) {
        return false;
      }
      to.push(sheet);
      sheet = other;
      changes++;
    }
    tell();
    return true;
  }

  public synchronized boolean canUndo() {
    return !before.isEmpty();
  }

  public synchronized boolean canRedo() {
    return !after.isEmpty();
  }

  /**
   * Somebody opens the draft.
   *
   * @param listener told after each change and when people come and go; by any thread
   * @return closes it again
   */
  public Runnable join(Person person, Runnable listener) {
    Object seat = new Object();
    synchronized (this) {
      people.put(seat, person);
    }
    listeners.add(listener);
    tell();
    return () -> {
      synchronized (this) {
        people.remove(seat);
      }
      listeners.remove(listener);
      tell();
    };
  }

  /** Who has the draft open, each once. */
  public synchronized List<Person> people() {
    return new ArrayList<>(people.values()).stream().distinct().toList();
  }

  /** Whether nobody has it open. */
  public synchronized boolean empty() {
    return people.isEmpty();
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }

  /** The newest sheet, if it is not the one of that number of changes. */
  public synchronized Optional<Sheet> since(long seen) {
    return changes == seen ? Optional.empty() : Optional.of(sheet);
  }
}
