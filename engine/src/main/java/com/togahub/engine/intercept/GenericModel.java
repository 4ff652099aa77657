package com.togahub.engine.intercept;

/** What is done where no model says otherwise: fields are authorised, the payload is validated, the operation carried out. */
@FunctionalInterface
public interface GenericModel {
    /**
     * Carries out the operation with the payload as it stands now.
     *
     * @throws com.togahub.engine.problem.ProblemException when it is refused
     */
    Outcome carryOut(Change change);
}
