package org.todoku.linkage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.todoku.access.Role;
import org.todoku.linkage.DataItems;
import org.todoku.linkage.DataItems.Item;
import org.todoku.linkage.ImportService;
import org.todoku.linkage.ImportStore.Holding;
import org.todoku.linkage.PastImport;
import org.todoku.linkage.SenderProfiles;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.shared.ui.Desk;
import org.todoku.shared.ui.NavigationEntry;
import org.todoku.shared.ui.RelativeDate;
import org.todoku.shared.ui.Screen;
import org.todoku.shared.ui.StateBadge;
import org.todoku.shared.ui.StateBadge.Shape;
import org.todoku.shared.ui.WorkPage;
import org.todoku.vocabulary.Entity;

/**
 * Who holds what: the departments, their senders, how fresh their files are and whom they know, and
 * every item with the rules that read it.
 */
@Route("data/inventory")
@RolesAllowed({
  Role.Names.CUSTODIAN,
  Role.Names.ANALYST,
  Role.Names.GOVERNANCE,
  Role.Names.POLICY_OFFICER,
  Role.Names.APPROVER,
  Role.Names.AUDITOR
})
@NavigationEntry(
    desk = Desk.DATA,
    order = 10,
    titleKey = "linkage.inventory.title",
    icon = VaadinIcon.DATABASE)
class InventoryView extends WorkPage {
  private static final long serialVersionUID = 1L;

  private final transient SenderProfiles senders;
  private final LocalDate today;

  InventoryView(ImportService imports, SenderProfiles senders, DataItems items, Clock clock) {
    super("linkage.inventory.title");
    this.senders = senders;
    this.today = LocalDate.now(clock);
    useWholeWidth();
    setIntroduction(getTranslation("linkage.inventory.introduction"));
    Map<String, Holding> held =
        imports.holdings().stream().collect(Collectors.toMap(Holding::sender, h -> h));
    Map<String, List<SenderProfile>> byCustodian = new LinkedHashMap<>();
    for (SenderProfile profile : senders.all()) {
      byCustodian.computeIfAbsent(profile.custodian(), c -> new ArrayList<>()).add(profile);
    }
    Map<String, List<Item>> known = items.byCustodian();
    byCustodian.forEach(
        (custodian, profiles) -> {
          Div section = section(custodian, profiles, held);
          List<Item> own = known.getOrDefault(custodian, List.of());
          if (!own.isEmpty()) {
            section.add(new ItemsPart(own));
          }
          add(section);
        });
    known.forEach(
        (custodian, own) -> {
          if (!byCustodian.containsKey(custodian)) {
            String name =
                custodian.isEmpty()
                    ? getTranslation("linkage.inventory.noCustodian")
                    : Screen.custodian(custodian);
            add(new Div(new H2(name), new ItemsPart(own)));
          }
        });
  }

  private Div section(String custodian, List<SenderProfile> profiles, Map<String, Holding> held) {
    H2 title = new H2(Screen.custodian(custodian));
    NativeTable table = new NativeTable();
    table.addClassName("inventory");
    NativeTableHeader header = new NativeTableHeader();
    NativeTableRow titles = new NativeTableRow();
    for (String key :
        List.of(
            "linkage.inventory.sender",
            "linkage.inventory.entities",
            "linkage.inventory.basis",
            "linkage.inventory.coverage",
            "linkage.inventory.freshness",
            "linkage.inventory.known",
            "linkage.inventory.linked")) {
      NativeTableHeaderCell cell = new NativeTableHeaderCell(getTranslation(key));
      cell.getElement().setAttribute("scope", "col");
      titles.add(cell);
    }
    header.add(titles);
    NativeTableBody body = new NativeTableBody();
    for (SenderProfile profile : profiles) {
      body.add(row(profile, held.get(profile.sender())));
    }
    table.add(header, body);
    Div section = new Div(title, table);
    section.addClassName("inventory-custodian");
    return section;
  }

  private NativeTableRow row(SenderProfile profile, @Nullable Holding holding) {
    NativeTableRow row = new NativeTableRow();
    List<Entity> entities =
        profile.records().stream()
            .map(mapping -> mapping.entity())
            .distinct()
            .flatMap(id -> senders.vocabulary().entity(id).stream())
            .toList();
    NativeTableHeaderCell name = new NativeTableHeaderCell(profile.label().in(Screen.language()));
    name.getElement().setAttribute("scope", "row");
    row.add(name);
    row.add(
        cell(
            entities.stream()
                .map(entity -> entity.label().in(Screen.language()))
                .collect(Collectors.joining(getTranslation("shared.list.separator")))));
    row.add(
        cell(
            entities.stream()
                .map(Entity::basis)
                .filter(basis -> basis != null)
                .distinct()
                .collect(Collectors.joining(getTranslation("shared.list.separator")))));
    if (holding == null) {
      row.add(cell(""), cell(freshness(null, entities)), cell(""), cell(""));
      return row;
    }
    PastImport latest = holding.latest();
    row.add(
        cell(Names.period(latest.from(), latest.to())),
        cell(freshness(latest.to(), entities)),
        cell(getTranslation("linkage.number", holding.subjects())),
        cell(getTranslation("linkage.number", holding.linked())));
    return row;
  }

  /** How long ago the newest file ends, and whether that is too long for its entities. */
  private Component freshness(@Nullable LocalDate to, List<Entity> entities) {
    if (to == null) {
      return new StateBadge(Shape.HOLLOW, getTranslation("linkage.inventory.nothing"));
    }
    boolean stale =
        entities.stream()
            .map(Entity::staleAfter)
            .anyMatch(span -> span != null && span.after(to).isBefore(today));
    Span freshness = new Span(RelativeDate.of(to, today));
    if (stale) {
      freshness.add(
          new Span(" "),
          new StateBadge(Shape.ATTENTION, getTranslation("linkage.inventory.stale")));
    }
    return freshness;
  }

  private static NativeTableCell cell(String text) {
    return new NativeTableCell(text);
  }

  private static NativeTableCell cell(Component content) {
    NativeTableCell cell = new NativeTableCell();
    cell.add(content);
    return cell;
  }
}
