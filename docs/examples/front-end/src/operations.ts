/** All that this front end asks. The code generator makes types of it. */
import { graphql } from './gql';

graphql(`
  fragment FieldParts on FormField {
    path
    name
    kind
    repeats
    computed
    mustBe
    access
    label { text }
    help { text }
    unit { text }
    step { key title { text } }
    options { value deprecated label { text } }
    bounds { atLeast atMost limit }
    files { mediaTypes largest atMost }
  }
`);

graphql(`
  fragment ApplicationParts on Application {
    id
    revision
    status
    reference
    hasUnsubmittedChanges
    call { id state closesAt title { text } }
    fields { ...FieldParts }
    draft {
      values
      problems { code severity message path }
      computed { path value }
      hidden
      required
    }
    actions { name allowed blockedBy { code message } }
  }
`);

export const ME = graphql(`
  query Me {
    viewer { isSignedIn name mandates { organisation { id name { text } } } }
    applications(first: 50, filter: { mine: true, status: { equals: DRAFT } }) {
      nodes { id title call { id title { text } } organisation { id name { text } } }
    }
    calls(first: 50) { nodes { id state closesAt title { text } } }
  }
`);

export const BEGIN = graphql(`
  mutation Begin($input: CreateApplicationInput!) {
    createApplication(input: $input) {
      application { id }
      errors { __typename ... on UserError { code message } }
    }
  }
`);

export const APPLICATION = graphql(`
  query Application($id: ID!) {
    application(id: $id) { ...ApplicationParts }
  }
`);

export const FOLLOW = graphql(`
  subscription Follow($id: ID!) {
    applicationChanged(id: $id) { at application { ...ApplicationParts } }
  }
`);

export const SAVE = graphql(`
  mutation Save($input: SaveApplicationInput!) {
    saveApplication(input: $input) {
      application { ...ApplicationParts }
      conflicts { path yours theirs }
      errors { __typename ... on UserError { code message path } }
    }
  }
`);

export const SUBMIT = graphql(`
  mutation Submit($input: SubmitApplicationInput!) {
    submitApplication(input: $input) {
      application { ...ApplicationParts }
      errors { __typename ... on UserError { code message path } }
    }
  }
`);

export const ORGANISATIONS = graphql(`
  query Organisations($text: String!, $id: ID!) {
    organisations(first: 10, filter: { name: { contains: $text } }) { nodes { id name { text } } }
    chosen: organisation(id: $id) { id name { text } }
  }
`);

export const ANNOUNCE = graphql(`
  mutation Announce($input: CreateUploadInput!) {
    createUpload(input: $input) {
      upload { id url }
      errors { __typename ... on UserError { code message } }
    }
  }
`);

export const COMPLETE = graphql(`
  mutation Complete($input: CompleteUploadInput!) {
    completeUpload(input: $input) {
      document { id name }
      errors { __typename ... on UserError { code message } }
    }
  }
`);
