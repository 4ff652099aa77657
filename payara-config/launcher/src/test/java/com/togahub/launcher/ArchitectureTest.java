package com.togahub.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.togahub.launcher", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule CHILDREN_KNOW_NOTHING_OF_THE_LAUNCHER = noClasses()
            .that()
            .resideInAPackage("..child..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.togahub.launcher", "com.togahub.launcher.home..", "com.togahub.launcher.server..");

    @ArchTest
    static final ArchRule ONLY_CHILDREN_KNOW_THE_SERVERS = noClasses()
            .that()
            .resideOutsideOfPackage("..child..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("fish.payara..", "org.elasticmq..", "org.gaul..");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_ITSELF_THROUGH_ANOTHER =
            slices().matching("com.togahub.launcher.(*)..").should().beFreeOfCycles();
}
