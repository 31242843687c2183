package org.todoku.library.catalogue;

import java.util.Map;
import org.todoku.vocabulary.LocalizedText;

/** What the departments of the built-in vocabulary are called. */
public final class Custodians {
  private static final Map<String, LocalizedText> LABELS =
      Map.of(
          "residents", new LocalizedText("住民記録", "Resident register"),
          "welfare", new LocalizedText("税・福祉", "Tax and welfare"),
          "education", new LocalizedText("教育委員会", "Board of education"),
          "health", new LocalizedText("母子保健", "Maternal and child health"),
          "childcare", new LocalizedText("保育", "Childcare"),
          "child-welfare", new LocalizedText("児童福祉", "Child welfare"),
          "disability-care", new LocalizedText("障害・介護", "Disability and care"),
          "family-centre", new LocalizedText("こども家庭センター", "Centre for children and families"));

  private Custodians() {}

  /** What a department is called; its id where it is not a built-in one. */
  public static LocalizedText label(String custodian) {
    return LABELS.getOrDefault(custodian, LocalizedText.same(custodian));
  }
}
