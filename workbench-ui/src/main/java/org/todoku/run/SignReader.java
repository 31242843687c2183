package org.todoku.run;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.profile.EntityLayout;
import org.todoku.profile.FactValue;
import org.todoku.profile.LinkedProfile;
import org.todoku.referral.Signs;
import org.todoku.rule.Value;

/** Reads the signs of a child, as far as the rules of the run have them linked at all. */
final class SignReader {
  private static final Set<String> ON_REGISTER =
      Set.of("protection", "support", "specifiedExpectant");

  private SignReader() {}

  static Signs of(LinkedProfile profile) {
    Boolean onRegister = null;
    LocalDate movedIn = null;
    if (value(profile, "welfareRegister", "status") instanceof Value.TextValue(String status)) {
      onRegister = ON_REGISTER.contains(status);
    }
    if (value(profile, "child", "movedInDate") instanceof Value.DateValue(LocalDate date)) {
      movedIn = date;
    }
    return new Signs(onRegister, movedIn);
  }

  private static @Nullable Value value(LinkedProfile profile, String entity, String attribute) {
    for (EntityLayout layout : profile.layout().entities()) {
      if (layout.entity().id().equals(entity) && profile.has(layout.index())) {
        for (int column = 0; column < layout.width(); column++) {
          if (layout.attributes().get(column).attribute().id().equals(attribute)
              && profile.size(layout.index()) > 0
              && profile.fact(layout.index(), 0, column) instanceof FactValue.Known(Value known)) {
            return known;
          }
        }
      }
    }
    return null;
  }
}
