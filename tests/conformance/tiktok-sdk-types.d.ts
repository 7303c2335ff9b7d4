/** What these tests use of TikTok's own SDK, which comes without types. */
declare module 'tiktok-business-api-sdk-official' {
  /** Called once; `data` is passed along even with an error that came in the body. */
  type Callback = (error: unknown, data: unknown, response: unknown) => void;
  type Options = Record<string, unknown>;
  type List = (advertiserId: string, token: string, options: Options, callback: Callback) => void;
  type Write = (token: string, options: { body: Options }, callback: Callback) => void;

  export class ApiClient {
    basePath: string;
  }
  export class CampaignCreationApi {
    constructor(client: ApiClient);
    campaignGet: List;
    campaignStatusUpdate: Write;
    smartPlusCampaignGet: List;
    smartPlusCampaignStatusUpdate: Write;
    campaignGmvMaxInfo(advertiserId: string, campaignId: string, token: string, callback: Callback): void;
    campaignGmvMaxSessionDelete: Write;
    campaignGmvMaxSessionList(
      campaignId: string,
      advertiserId: string,
      token: string,
      callback: Callback,
    ): void;
  }
  export class AdgroupApi {
    constructor(client: ApiClient);
    adgroupGet: List;
    adgroupStatusUpdate: Write;
    smartPlusAdgroupGet: List;
    smartPlusAdgroupStatusUpdate: Write;
  }
  export class AdApi {
    constructor(client: ApiClient);
    adGet: List;
    adStatusUpdate: Write;
    smartPlusAdGet: List;
    smartPlusAdStatusUpdate: Write;
    smartPlusAdMaterialStatusUpdate: Write;
  }
  export class AccountManagementApi {
    constructor(client: ApiClient);
    advertiserInfo(advertiserIds: string[], token: string, options: Options, callback: Callback): void;
  }
  export class AuthenticationApi {
    constructor(client: ApiClient);
    oauth2AccessToken(options: { body: Options }, callback: Callback): void;
    oauth2AdvertiserGet(appId: string, secret: string, token: string, callback: Callback): void;
  }
  export class ReportingApi {
    constructor(client: ApiClient);
    reportIntegratedGet(reportType: string, token: string, options: Options, callback: Callback): void;
    gmvMaxReportGet(
      advertiserId: string,
      storeIds: string[],
      dimensions: string[],
      metrics: string[],
      startDate: string,
      endDate: string,
      token: string,
      options: Options,
      callback: Callback,
    ): void;
  }
}
