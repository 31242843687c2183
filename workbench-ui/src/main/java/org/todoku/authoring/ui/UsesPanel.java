package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.todoku.authoring.RuleEntry;
import org.todoku.authoring.Rulebook;
import org.todoku.shared.ui.Screen;
import org.todoku.vocabulary.AttributePath;

/** What a rule reads, and which rules hang together with it. */
final class UsesPanel extends Div {
  private static final long serialVersionUID = 1L;

  UsesPanel(RuleEntry entry, Rulebook book) {
    addClassName("rule-parts");
    add(
        EvidenceSections.section(
            "authoring.uses.referring", rules(book.referring(entry), "authoring.uses.noReferring")),
        EvidenceSections.section(
            "authoring.uses.referredTo",
            rules(book.referredTo(entry), "authoring.uses.noReferredTo")),
        EvidenceSections.section("authoring.uses.attributes", attributes(entry, book)));
  }

  private Component rules(List<RuleEntry> rules, String noneKey) {
    if (rules.isEmpty()) {
      return new Paragraph(getTranslation(noneKey));
    }
    UnorderedList list = new UnorderedList();
    list.addClassName("plain-list");
    rules.forEach(
        rule ->
            list.add(
                new ListItem(
                    new Anchor(
                        RuleListView.PATH + "/" + rule.id(),
                        rule.rule().title().in(Screen.language())))));
    return list;
  }

  private Component attributes(RuleEntry entry, Rulebook book) {
    UnorderedList list = new UnorderedList();
    list.addClassName("case-list");
    for (AttributePath path : entry.reads().stream().sorted().toList()) {
      int readers = book.readers(path).size();
      Span name = new Span(book.name(path).in(Screen.language()));
      Anchor others =
          new Anchor(
              RuleListView.PATH + "?uses=" + path,
              getTranslation("authoring.uses.readers", readers));
      list.add(new ListItem(name, others));
    }
    return list;
  }
}
