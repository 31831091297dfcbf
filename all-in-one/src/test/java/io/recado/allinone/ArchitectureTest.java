package io.recado.allinone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between modules point inwards only, and the core's heart is plain Java. */
@AnalyzeClasses(packages = "io.recado", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String INTENTS = "io.recado.intents..";
  private static final String ACTIONS = "io.recado.actions..";
  private static final String GATEWAY = "io.recado.gateway..";
  private static final String ADMIN = "io.recado.admin..";
  private static final String ALL_IN_ONE = "io.recado.allinone..";

  private static final DescribedPredicate<JavaClass> CORE =
      JavaClass.Predicates.resideInAPackage("io.recado..")
          .and(
              JavaClass.Predicates.resideOutsideOfPackages(
                  INTENTS, ACTIONS, GATEWAY, ADMIN, ALL_IN_ONE))
          .as("the core");

  @ArchTest
  static final ArchRule theCoreKnowsNoOtherModule =
      noClasses()
          .that(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(INTENTS, ACTIONS, GATEWAY, ADMIN, ALL_IN_ONE);

  @ArchTest
  static final ArchRule intentsKnowOnlyTheCore =
      noClasses()
          .that()
          .resideInAPackage(INTENTS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ACTIONS, GATEWAY, ADMIN, ALL_IN_ONE);

  @ArchTest
  static final ArchRule actionsKnowOnlyTheCore =
      noClasses()
          .that()
          .resideInAPackage(ACTIONS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(INTENTS, GATEWAY, ADMIN, ALL_IN_ONE);

  @ArchTest
  static final ArchRule theDataPlaneDoesNotKnowTheControlPlane =
      noClasses()
          .that()
          .resideInAPackage(GATEWAY)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADMIN, ALL_IN_ONE);

  @ArchTest
  static final ArchRule theControlPlaneDoesNotKnowTheDataPlane =
      noClasses()
          .that()
          .resideInAPackage(ADMIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(GATEWAY, ALL_IN_ONE);

  @ArchTest
  static final ArchRule theDialogueIsPlainJava =
      noClasses()
          .that()
          .resideInAPackage("io.recado.dialogue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework..", "reactor..", "io.r2dbc..", "io.lettuce..");

  @ArchTest
  static final ArchRule channelsDoNotKnowEachOther =
      com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices()
          .matching("io.recado.gateway.channel.(*)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule adaptersStayBehindTheirPorts =
      classes()
          .that()
          .haveSimpleNameStartingWith("Postgres")
          .and()
          .resideOutsideOfPackage(ALL_IN_ONE)
          .or()
          .haveSimpleNameStartingWith("Redis")
          .and()
          .resideInAPackage("io.recado.live..")
          .and()
          .doNotHaveSimpleName("RedisLine")
          .should()
          .bePackagePrivate();
}
