package org.todoku.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.todoku.verify.Library;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;

/** A small vocabulary with an entity of each kind of evidence. */
public final class EvidenceLibrary {
  private static final String VOCABULARY =
      """
      entity: child
      root: true
      source: {system: register, custodian: residents}
      attributes:
        birthDate: {type: date}
        movedIn: {type: date}
      ---
      entity: day
      cardinality: many
      time: on
      staleAfter: 400 days
      source: {system: school, custodian: education}
      attributes:
        on: {type: date}
        absent: {type: boolean}
      ---
      entity: arrears
      source: {system: lunch, custodian: education}
      attributes:
        months: {type: integer}
      ---
      entity: checkUp
      cardinality: many
      time: on
      staleAfter: 400 days
      source: {system: health, custodian: health}
      attributes:
        on: {type: date}
      ---
      entity: register
      source: {system: council, custodian: child-welfare}
      evidence: statutory
      attributes:
        status: {type: code, codes: [none, protection, ended]}
      ---
      entity: support
      cardinality: many
      time: on
      staleAfter: 400 days
      source: {system: support, custodian: family-centre}
      evidence: service
      attributes:
        on: {type: date}
      ---
      entity: disability
      source: {system: care, custodian: disability-care}
      evidence: neverAlone
      attributes:
        careLevel: {type: integer}
      """;

  private EvidenceLibrary() {}

  /** The library with some rules; what is wrong with it is among its findings. */
  public static Library of(String rules) {
    return LibraryReader.read(
        "l", List.of(text("vocabulary/v.yaml", VOCABULARY), text("rules/r.yaml", rules)));
  }

  /** The library with one rule {@code r}. */
  public static Library of(String level, String when) {
    return of("rule: r\ntitle: R\nlevel: " + level + "\nwhen: " + when + "\n");
  }

  private static LibraryText text(String path, String text) {
    return new LibraryText(path, path, text.getBytes(StandardCharsets.UTF_8));
  }
}
