/**
 * The frame around every page and the small kit that pages are made of.
 *
 * <p>How to write a page:
 *
 * <pre>{@code
 * @Route("rules")
 * @RolesAllowed({Role.Names.POLICY_OFFICER, Role.Names.APPROVER})
 * @NavigationEntry(desk = Desk.RULES, order = 10, titleKey = "authoring.rules.title", icon = VaadinIcon.BOOK)
 * class RulesView extends WorkPage {
 *   RulesView(SignedIn signedIn, ...) {
 *     super("authoring.rules.title");          // heading and browser title; help is "authoring.rules.help"
 *     add(new EmptyState(getTranslation("authoring.rules.none"), getTranslation("authoring.rules.noneHint")));
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>The layout is put around every route by itself ({@link org.todoku.shared.ui.MainLayout}).
 *   <li>Who may open the page says {@code @RolesAllowed} with {@link org.todoku.access.Role.Names},
 *       or {@code @PermitAll} for everybody who is signed in. The navigation leaves out what a
 *       person may not open; its address answers with {@link org.todoku.shared.ui.NotAllowedPage}.
 *   <li>Who is signed in says {@link org.todoku.access.SignedIn}, injected.
 *   <li>Texts are in {@code src/main/resources/i18n/<feature>_ja.properties} and {@code _en},
 *       UTF-8; each key starts with its feature's name. A key is written in the code as one
 *       literal, so that the test of the texts finds it. {@code {0}} is a {@link
 *       java.text.MessageFormat} place; apostrophes need no doubling.
 *   <li>What waits for a person on the start page: a bean of {@link org.todoku.access.WaitingWork}.
 *   <li>Selection, filters and tabs live in the URL.
 * </ul>
 */
@NullMarked
package org.todoku.shared.ui;

import org.jspecify.annotations.NullMarked;
