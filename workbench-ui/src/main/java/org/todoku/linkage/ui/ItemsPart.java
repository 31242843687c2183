package org.todoku.linkage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import org.todoku.library.catalogue.Catalogue;
import org.todoku.linkage.DataItems.Item;
import org.todoku.rule.Rule;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.vocabulary.Attribute;
import org.todoku.vocabulary.Entity;

/**
 * The items that a department holds: from which system, on which basis, and which rules read them.
 */
final class ItemsPart extends Details {
  private static final long serialVersionUID = 1L;
  private static final List<String> COLUMNS =
      List.of(
          "linkage.inventory.record",
          "linkage.inventory.item",
          "linkage.inventory.system",
          "linkage.inventory.basis",
          "linkage.inventory.counts",
          "linkage.inventory.rules");

  ItemsPart(List<Item> items) {
    long unused = items.stream().filter(item -> item.readers().isEmpty()).count();
    setSummaryText(getTranslation("linkage.inventory.items", items.size(), items.size() - unused));
    NativeTable table = new NativeTable();
    table.addClassNames("inventory", "inventory-items");
    NativeTableHeader header = new NativeTableHeader();
    NativeTableRow titles = new NativeTableRow();
    for (String key : COLUMNS) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
      cell.getElement().setAttribute("scope", "col");
      titles.add(cell);
    }
    header.add(titles);
    NativeTableBody body = new NativeTableBody();
    String before = "";
    for (Item item : items) {
      body.add(row(item, !item.entity().id().equals(before)));
      before = item.entity().id();
    }
    table.add(header, body);
    add(table);
  }

  /**
   * @param first whether it is the first item of its record; the others do not say the same again
   */
  private NativeTableRow row(Item item, boolean first) {
    Entity entity = item.entity();
    Entity.Source source = entity.source();
    NativeTableRow row = new NativeTableRow();
    NativeTableHeaderCell name =
        new NativeTableHeaderCell(first ? entity.label().in(Screen.language()) : "");
    if (first) {
      name.getElement().setAttribute("scope", "row");
    }
    NativeTableCell attribute = new NativeTableCell(item.attribute().label().in(Screen.language()));
    if (item.attribute().use() == Attribute.Use.ACCESS_CONTROL) {
      attribute.add(
          new Span(" "),
          new StateBadge(StateBadge.Shape.HOLLOW, getTranslation("linkage.inventory.accessOnly")));
    }
    if (item.attribute().retired() != null) {
      attribute.add(
          new Span(" "),
          new StateBadge(StateBadge.Shape.ENDED, getTranslation("linkage.inventory.retired")));
    }
    row.add(
        name,
        attribute,
        new NativeTableCell(first && source != null ? source.system() : ""),
        new NativeTableCell(first ? Objects.requireNonNullElse(entity.basis(), "") : ""),
        new NativeTableCell(
            first ? Catalogue.counts(entity.staleAfter()).in(Screen.language()) : ""),
        new NativeTableCell(readers(item)));
    return row;
  }

  private Component readers(Item item) {
    Div readers = new Div();
    String separator = getTranslation("shared.list.separator");
    for (Rule rule : item.readers()) {
      if (readers.getComponentCount() > 0) {
        readers.add(new Span(separator));
      }
      String title = rule.title().in(Screen.language());
      readers.add(new Anchor("rules/" + rule.id(), title));
    }
    return readers;
  }
}
