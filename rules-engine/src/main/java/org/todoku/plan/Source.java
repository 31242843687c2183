package org.todoku.plan;

import java.time.LocalDate;
import org.todoku.profile.AttributeLayout;
import org.todoku.rule.Ages;

/**
 * Where a single value is read from: packed as in the profile, or one of the constants here where
 * there is none.
 */
sealed interface Source {
  /** Not known. */
  long UNKNOWN = AttributeLayout.NOT_COLLECTED;

  /** Recorded as not applicable. */
  long NONE = AttributeLayout.NOT_APPLICABLE;

  /** An attribute of a record that may exist where the source does not cover the child. */
  long UNSEEN = Long.MIN_VALUE + 10;

  /** The date of such a record, from {@link Child#unseenFirst} to {@link Child#unseenLast}. */
  long SOME_DAY = Long.MIN_VALUE + 11;

  long read(Child child);

  /** An attribute of a cardinality-one entity. */
  record OneValue(int entity, int column) implements Source {
    @Override
    public long read(Child child) {
      return child.one(entity, column);
    }
  }

  /** An age or the grade; {@code birthDate} is the column of the date of birth. */
  record Derived(What what, int root, int birthDate) implements Source {
    @Override
    public long read(Child child) {
      long birth = child.one(root, birthDate);
      if (!AttributeLayout.isValue(birth)) {
        return birth;
      }
      if (what == What.DAYS) {
        return child.today() - birth;
      }
      LocalDate date = child.birth(birth);
      LocalDate asOf = child.day().asOf();
      return switch (what) {
        case YEARS -> Ages.years(date, asOf);
        case MONTHS -> Ages.months(date, asOf);
        case GRADE -> Ages.schoolGrade(date, asOf);
        case DAYS -> Ages.days(date, asOf);
      };
    }

    /** What is derived from the date of birth. */
    enum What {
      YEARS,
      MONTHS,
      DAYS,
      GRADE
    }
  }

  /**
   * An attribute of the record that a {@code where} speaks about.
   *
   * @param level 0 for the outer record, 1 for the inner
   * @param time whether it is the attribute that places the record in time
   */
  record RowValue(int level, int column, boolean time) implements Source {
    @Override
    public long read(Child child) {
      int base = child.frameBase[level];
      if (base < 0) {
        return time ? SOME_DAY : UNSEEN;
      }
      return child.cells()[base + column];
    }
  }
}
