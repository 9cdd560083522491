package de.dortmund.praeventionskette.security;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Stands before everything else that happens around an operation: before the transaction and before the rules of the record. */
@AllowedTo({})
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class RoleCheck {

    private final Caller caller;

    RoleCheck(Caller caller) {
        this.caller = caller;
    }

    @AroundInvoke
    Object check(InvocationContext operation) throws Exception {
        caller.mustBe(operation.getMethod().getAnnotation(AllowedTo.class).value());
        return operation.proceed();
    }
}
