package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.todoku.phrase.PhraseLine;

/** A rule's conditions as lists within lists, as its outline indents them. */
final class RuleOutline {
  private RuleOutline() {}

  static Component of(List<PhraseLine> lines, String language) {
    UnorderedList whole = new UnorderedList();
    whole.addClassName("outline");
    Deque<UnorderedList> open = new ArrayDeque<>();
    open.push(whole);
    ListItem last = null;
    for (PhraseLine line : lines) {
      if (line.depth() >= open.size() && last != null) {
        UnorderedList inner = new UnorderedList();
        last.add(inner);
        open.push(inner);
      }
      while (open.size() > line.depth() + 1) {
        open.pop();
      }
      last = new ListItem(new Span(line.text().in(language)));
      open.element().add(last);
    }
    return whole;
  }
}
