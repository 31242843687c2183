package org.todoku.referral;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.todoku.access.AuditEvent;
import org.todoku.vocabulary.LocalizedText;

/** The fictional services of the demonstration municipality. */
@Component
@ConditionalOnProperty(name = "todoku.demo", havingValue = "true")
class DemonstrationServices implements ApplicationRunner {
  private static final LocalizedText ANYBODY = new LocalizedText("", "");
  private static final Organization CENTRE =
      new Organization("family-centre", text("こども家庭センター", "Family centre"), false);
  private static final Organization EDUCATION =
      new Organization("board-of-education", text("教育委員会", "Board of education"), false);
  private static final Organization SAKURA =
      new Organization("npo-sakura", text("NPO法人さくらの家", "NPO House of Cherries"), true);
  private static final Organization MIDORI =
      new Organization("midori", text("社会福祉法人みどり会", "Midori welfare association"), true);

  /** Two places, each with half of the made-up city's towns. */
  private static final List<Office> OFFICES =
      List.of(
          new Office(
              "main-office",
              text("こども家庭センター本所", "Main office"),
              List.of("潮見", "汐入町", "浜松原", "灯台前", "本浜町", "松風台"),
              List.of("caseworker", "supervisor")),
          new Office(
              "east-office",
              text("東支所", "East office"),
              List.of("千鳥ヶ浦", "貝塚台", "白砂", "鴎町", "入船", "夕凪"),
              List.of("caseworker2")));

  private final ReferralStore store;
  private final OfficeStore offices;
  private final Clock clock;

  DemonstrationServices(ReferralStore store, OfficeStore offices, Clock clock) {
    this.store = store;
    this.offices = offices;
    this.clock = clock;
  }

  @Override
  @Transactional
  public void run(ApplicationArguments arguments) {
    store.addOrganization(CENTRE, List.of());
    store.addOrganization(EDUCATION, List.of());
    store.addOrganization(SAKURA, List.of("agency"));
    store.addOrganization(MIDORI, List.of());
    if (offices.all().isEmpty()) {
      OFFICES.forEach(offices::save);
    }
    for (SupportService service : services()) {
      store.addService(service, AuditEvent.SYSTEM, clock.instant());
    }
  }

  private static List<SupportService> services() {
    return List.of(
        service(
            "visit-nurse",
            CENTRE,
            "public-health-nurse",
            text("保健師の訪問", "Visits of a public health nurse"),
            List.of("perinatal", "neglect"),
            "市内全域",
            null,
            6,
            40,
            0),
        service(
            "home-visits",
            CENTRE,
            "home-visit-support",
            text("養育支援訪問", "Home visits"),
            List.of("neglect", "unseen"),
            "市内全域",
            null,
            17,
            30,
            2),
        service(
            "short-stay",
            CENTRE,
            "short-stay",
            text("子育て短期支援", "Short stay"),
            List.of("neglect"),
            "市内全域",
            0,
            17,
            8,
            3),
        service(
            "school-social-worker",
            EDUCATION,
            "school-social-worker",
            text("スクールソーシャルワーカー", "School social worker"),
            List.of("truancy", "bullying", "youngCarer"),
            "市内全域",
            6,
            15,
            60,
            0),
        service(
            "school-counsellor",
            EDUCATION,
            "school-counsellor",
            text("スクールカウンセラー", "School counsellor"),
            List.of("truancy", "bullying"),
            "市内全域",
            6,
            15,
            80,
            5),
        service(
            "education-support-centre",
            EDUCATION,
            "education-support-centre",
            text("教育支援センター「ひだまり」", "Education support centre"),
            List.of("truancy"),
            "市内全域",
            6,
            15,
            25,
            1),
        service(
            "school-aid",
            EDUCATION,
            "school-aid",
            text("就学援助の申請案内", "School aid, help to apply"),
            List.of("poverty"),
            "市内全域",
            6,
            15,
            null,
            0),
        service(
            "household-help",
            SAKURA,
            "household-visit-support",
            text("子育て世帯訪問支援", "Help in the household"),
            List.of("neglect", "youngCarer", "perinatal"),
            "東部・中央",
            null,
            17,
            12,
            0),
        service(
            "child-place",
            SAKURA,
            "child-centre",
            text("こどもの居場所さくら", "Children’s place Sakura"),
            List.of("truancy", "poverty", "youngCarer", "unseen"),
            "東部・中央",
            6,
            17,
            20,
            0),
        service(
            "food-deliveries",
            SAKURA,
            "food-bank",
            text("こども宅食", "Food deliveries"),
            List.of("poverty"),
            "市内全域",
            null,
            null,
            100,
            0),
        service(
            "learning-room",
            MIDORI,
            "learning-support",
            text("学習支援教室", "Learning room"),
            List.of("poverty", "truancy"),
            "西部",
            9,
            17,
            15,
            4),
        service(
            "development-support",
            MIDORI,
            "child-development-support",
            text("児童発達支援みどり", "Child development support"),
            List.of("development"),
            "市内全域",
            0,
            6,
            10,
            12),
        service(
            "independence",
            CENTRE,
            "independence-support",
            text("自立相談支援", "Independence support"),
            List.of("poverty"),
            "市内全域",
            null,
            null,
            null,
            0));
  }

  private static SupportService service(
      String id,
      Organization organization,
      String kind,
      LocalizedText name,
      List<String> needs,
      String area,
      @Nullable Integer minimumAge,
      @Nullable Integer maximumAge,
      @Nullable Integer capacity,
      int waiting) {
    return new SupportService(
        id,
        organization,
        kind,
        name,
        needs,
        area,
        ANYBODY,
        minimumAge,
        maximumAge,
        capacity,
        0,
        waiting,
        SupportService.Status.ACTIVE,
        1);
  }

  private static LocalizedText text(String ja, String en) {
    return new LocalizedText(ja, en);
  }
}
