package org.todoku.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A household while it is made up; afterwards only read. */
final class Household {
  final int index;
  final String number;
  final String postcode;
  final String address;
  final List<Person> adults = new ArrayList<>();
  final List<Child> children = new ArrayList<>();

  /** 0 for well off to 1 for the hardest life; everything below leans on it. */
  double hardship;

  boolean singleParent;
  boolean addressProtected;
  @Nullable LocalDate movedIn;
  int movesIn24Months;

  boolean knownToWelfare = true;
  @Nullable Boolean taxExempt = false;

  /** Income over the assistance standard in hundredths. */
  @Nullable Integer needRatio = 250;

  Assistance assistance = Assistance.NONE;
  @Nullable LocalDate assistanceChanged;
  Allowance allowance = Allowance.NONE;
  int utilityArrears;

  int careLevel;
  String physical = "";
  String intellectual = "";
  String mental = "";
  boolean careServiceInUse;

  Household(int index, String number, String postcode, String address) {
    this.index = index;
    this.number = number;
    this.postcode = postcode;
    this.address = address;
  }

  /** Whether the disability and care systems know the household at all. */
  boolean knownToCare() {
    return careLevel > 0
        || !physical.isEmpty()
        || !intellectual.isEmpty()
        || !mental.isEmpty()
        || careServiceInUse;
  }

  int siblingsUnder6(Child child, LocalDate asOf) {
    LocalDate line = asOf.minusYears(6);
    return (int)
        children.stream()
            .filter(other -> other != child && other.person.birth().isAfter(line))
            .count();
  }

  boolean siblingOnRegister(Child child) {
    return children.stream().anyMatch(other -> other != child && other.onRegister());
  }
}
