package org.todoku.shared.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** Small tables of counts, whose first column names the row. */
public final class CountTable {
  private CountTable() {}

  /**
   * A table of texts.
   *
   * @param name what it shows, for who cannot see it
   * @param heads the heads of its columns; an empty one heads nothing
   */
  public static Component of(String name, List<String> heads, List<List<String>> rows) {
    return ofComponents(
        name,
        heads,
        rows.stream()
            .map(row -> row.stream().map(text -> (Component) new Span(text)).toList())
            .toList());
  }

  /** The same of anything that fits into a cell. */
  public static Component ofComponents(
      String name, List<String> heads, List<List<Component>> rows) {
    NativeTableRow head = new NativeTableRow();
    heads.forEach(
        each -> {
          // a cell that heads nothing is no header
          if (each.isEmpty()) {
            head.add(new NativeTableCell());
          } else {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(each);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
          }
        });
    NativeTableBody body = new NativeTableBody();
    for (List<Component> row : rows) {
      NativeTableRow line = new NativeTableRow();
      NativeTableHeaderCell first = new NativeTableHeaderCell(row.getFirst());
      first.getElement().setAttribute("scope", "row");
      line.add(first);
      row.stream().skip(1).forEach(each -> line.add(new NativeTableCell(each)));
      body.add(line);
    }
    NativeTable table = new NativeTable(new NativeTableHeader(head), body);
    table.addClassName("counts");
    table.getElement().setAttribute("aria-label", name);
    Div scroll = new Div(table);
    scroll.addClassName("counts-scroll");
    // a table that is wider than the screen is scrolled by keyboard too
    scroll.getElement().setAttribute("role", "region");
    scroll.getElement().setAttribute("aria-label", name);
    scroll.getElement().setAttribute("tabindex", "0");
    return scroll;
  }
}
