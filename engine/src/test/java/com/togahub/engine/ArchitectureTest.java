package com.togahub.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may import whom inside the engine. */
@AnalyzeClasses(packages = "com.togahub.engine", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ENGINE = "com.togahub.engine.";

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("com.togahub.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule problemKnowsNothing = onlyKnows("problem");

    @ArchTest
    static final ArchRule contextKnowsProblemsOnly = onlyKnows("context", "problem");

    @ArchTest
    static final ArchRule requestKnowsProblemsOnly = onlyKnows("request", "problem");

    @ArchTest
    static final ArchRule accessKnowsMetadataAndContext =
            onlyKnows("access", "metadata", "context", "request", "problem");

    @ArchTest
    static final ArchRule planIsPure =
            onlyKnows("plan", "request", "access", "metadata", "context", "problem", "store");

    @ArchTest
    static final ArchRule sqlKnowsPlans = onlyKnows("sql", "plan", "metadata", "request", "store", "problem");

    @ArchTest
    static final ArchRule storeKnowsNoPlan = onlyKnows("store", "context", "problem");

    @ArchTest
    static final ArchRule documentKnowsPlansAndRows =
            onlyKnows("document", "plan", "sql", "store", "context", "problem", "request");

    @ArchTest
    static final ArchRule jooqOnlyWritesSql = noClasses()
            .that()
            .resideOutsideOfPackage(ENGINE + "sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jooq..");

    @ArchTest
    static final ArchRule noContainerAndNoJdbc = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "java.sql..", "javax.sql..", "org.hibernate..");

    @ArchTest
    static final ArchRule clocksComeIn = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocal.class);

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = classes()
            .should()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");

    private static ArchRule onlyKnows(String room, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = ENGINE + room + "..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 1] = ENGINE + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(ENGINE + room + "..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "other rooms of the engine than " + String.join(", ", allowed),
                        type -> type.getPackageName().startsWith("com.togahub.engine")
                                && java.util.Arrays.stream(allowed).noneMatch(each -> (type.getPackageName() + ".")
                                        .startsWith(each.substring(0, each.length() - 2) + "."))));
    }
}
